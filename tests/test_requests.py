"""What sentences ask and promise: sentences of our own, labelled by definition, and what a request tells."""

import time
from pathlib import Path

import pytest

from etiquette_lint.language.requests import find_requests
from etiquette_lint.language.sentences import find_sentences


def table(name):
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines]


# The second table was labelled by the definition before anybody looked at what is found in it. Read for the first
# time, its first 300 sentences gave F1 0.86 for requests and 0.83 for promises, the rest 0.72 and 0.63.
ROWS = table("requests_sentences.tsv")
UNSEEN = table("requests_unseen.tsv")


def read(string, language="en"):
    return find_requests(string, find_sentences(string), language)


def kinds(string, language="en"):
    return {request.kind for request in read(string, language)}


def test_the_table_is_balanced():
    for rows in (ROWS, UNSEEN):
        languages = [language for language, _, _ in rows]
        assert len(rows) >= 300
        assert languages.count("zh-Hans") + languages.count("zh-Hant") >= 150
        assert languages.count("zh-Hant") >= 50
    assert len({sentence for _, _, sentence in ROWS + UNSEEN}) == len(ROWS) + len(UNSEEN)


@pytest.mark.parametrize("wanted", ["request", "promise"])
@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
@pytest.mark.parametrize("rows", [ROWS, UNSEEN], ids=["sentences", "unseen"])
def test_own_sentences(rows, language, wanted):
    hits, false, missed = [], [], []
    for row_language, kind, sentence in rows:
        if row_language != language:
            continue
        found = wanted in kinds(sentence, language)
        if kind == wanted:
            (hits if found else missed).append(sentence)
        elif found and (kind == "none" or wanted == "request"):
            false.append(sentence)
    score = 2 * len(hits) / (2 * len(hits) + len(false) + len(missed))
    assert score >= 0.97, (false, missed)


def test_places_are_the_sentences():
    text = "The lamp is here. Please fetch it. I will wait until noon."
    first, second = read(text)
    assert (first.kind, text[first.start : first.end]) == ("request", "Please fetch it.")
    assert text[first.cue[0] : first.cue[1]] == "Please"
    assert (second.kind, text[second.start : second.end]) == ("promise", "I will wait until noon.")


def test_one_sentence_may_ask_and_promise():
    assert kinds("Please send me the receipt and I will refund the fare.") == {"request", "promise"}
    assert kinds("请把收据发给我，我会在两天内为您办理退款。", "zh-Hans") == {"request", "promise"}


@pytest.mark.parametrize(
    ("sentence", "language", "addressee", "softened", "indirect", "has_object"),
    [
        ("Send me the key.", "en", "reader", False, False, True),
        ("Please send me the key.", "en", "reader", True, False, True),
        ("Could you send me the key?", "en", "reader", True, True, True),
        ("I need you to send the key.", "en", "reader", False, True, True),
        ("Please handle.", "en", "reader", True, False, False),
        ("Any thoughts?", "en", "reader", False, True, False),
        ("Marta, please send the key.", "en", "Marta", True, False, True),
        ("Yusuf - can you send the key?", "en", "Yusuf", False, True, True),
        ("However, please send the key.", "en", "reader", True, False, True),
        ("把钥匙发给我。", "zh-Hans", "reader", False, False, True),
        ("请把钥匙寄给我。", "zh-Hans", "reader", True, False, True),
        ("能否把钥匙寄给我？", "zh-Hans", "reader", True, True, True),
        ("请处理一下。", "zh-Hans", "reader", True, False, False),
        ("小周，请把钥匙寄给我。", "zh-Hans", "小周", True, False, True),
        ("您好，请把钥匙寄给我。", "zh-Hans", "reader", True, False, True),
        ("煩請將鑰匙寄給我。", "zh-Hant", "reader", True, False, True),
        ("可否將鑰匙寄給我？", "zh-Hant", "reader", True, True, True),
    ],
)
def test_what_a_request_tells(sentence, language, addressee, softened, indirect, has_object):
    (request,) = [request for request in read(sentence, language) if request.kind == "request"]
    assert (request.addressee, request.softened, request.indirect, request.has_object) == (
        addressee,
        softened,
        indirect,
        has_object,
    )


def test_each_sentence_is_read_in_its_own_language():
    text = "收到，谢谢。 Please send the signed copy. 我们会在周五前寄出。"
    assert [(r.kind, text[r.start : r.end]) for r in read(text, "zh-Hans")] == [
        ("request", "Please send the signed copy."),
        ("promise", "我们会在周五前寄出。"),
    ]
    assert kinds("Please send it to 王芳 today.", "en") == {"request"}


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("I am out until noon, so call me after that.", "en"),
        ("To close the case, I need the full serial number.", "en"),
        ("2. collect your badge;", "en"),
        ("发现漏气请不要自行处理。", "zh-Hans"),
        ("还有一处请您确认。", "zh-Hans"),
        ("定稿五月三日前交给我。", "zh-Hans"),
        ("如願保留座位，請於七月二日前回覆。", "zh-Hant"),
    ],
)
def test_requests_in_other_dress(sentence, language):
    assert "request" in kinds(sentence, language)


def test_others_may_promise_for_the_writer():
    assert kinds("She will ring you herself by Friday.") == {"promise"}
    assert kinds("如願保留，請於七月二日前回覆，我們會為您保留至簽約日。", "zh-Hant") == {"request", "promise"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Do write if you need anything else.",
        "Ring the desk if you get stuck.",
        "Take your time.",
        "We hope that you will enjoy the concert.",
        "Block two loses one lecture.",
        "The café says that you must not bring dogs.",
        "Add us to your address book to keep our e-mails out of the spam folder.",
        "If you no longer wish to receive this letter, unsubscribe here.",
        "Talk to you later.",
        "See you on Monday.",
        "Looking forward to the concert.",
    ],
)
def test_not_requests(sentence):
    assert "request" not in kinds(sentence)


def test_a_wrapped_sentence_is_read_whole():
    text = "If the second delivery has not reached your warehouse by the end of\nthe week, could\nyou let us know?"
    assert [request.kind for request in read(text)] == ["request"]


def test_letters_whose_small_form_is_longer_do_not_shift_places():
    text = "İstanbul is far. Please call Bo."
    (request,) = read(text)
    assert text[request.cue[0] : request.cue[1]] == "Please"


def test_cost_grows_with_length_not_with_its_square():
    def cost(times):
        text = "if you want 你们把您 add the list " * times
        start = time.perf_counter()
        find_requests(text, [(0, len(text))], "zh-Hans")
        find_requests(text, find_sentences(text), "en")
        return time.perf_counter() - start

    cost(10)
    assert cost(20000) < 5
