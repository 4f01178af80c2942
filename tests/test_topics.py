"""How many matters a message treats, and where the second begins."""

import re
import time

import pytest

from etiquette_lint.language.topics import find_topics


def paragraphs(text):
    return [match.span() for match in re.finditer(r"[^\r\n](?:(?!\r?\n\r?\n).)*", text, re.S)]


def read(text, subject="", language="en", cohesion=False, items=()):
    return find_topics(paragraphs(text), text, subject, list(items), language, cohesion=cohesion)


# "‖" stands where another matter begins.
SEVERAL = [
    "Your refund of 30 euros went out this morning.\n\n‖By the way, our summer sale starts on Friday.",
    "The lamp left our shop today. ‖On another note, could you tell us who will attend the training in May?",
    "The lamp left our shop today.\r\n\r\n‖On a completely different note: the roof is being mended next week.",
    "I have booked the hall for the concert. ‖Changing the subject, has the plumber sent his bill?",
    "The translation is ready.\n\n‖One more thing: the lift will be out of order on Monday.",
    "The translation is ready.\n\n‖Unrelated: whose bicycle is chained to the gate?",
    "The translation is ready.\n\n‖As a separate matter, the parking permits expire in June.",
    "The minutes are attached. ‖Speaking of something else, who feeds the fish in August?",
    "Please cancel order 10042, it came too late.\n\n‖For order 10077, please change the street to Mill Lane.",
    "退款今天上午已退回您的账户。\n\n‖顺便问一下，下个月的培训您报名了吗？",
    "退款今天上午已退回您的账户。‖对了，您申请的会员卡已经做好，可以到店领取。",
    "样品已寄出。\n\n‖还有一件事，您上月投诉的噪音，物业已派人检查。",
    "样品已经寄出，预计周五到达。\n\n‖另外，关于您咨询的安装服务，师傅周五可以上门。",
    "合同已经盖章寄出。\n\n‖说点别的，周末的羽毛球赛您参加吗？",
    "退款今天上午已退回您的帳戶。\n\n‖順便一提，本店中秋節照常營業。",
    "合約已用印寄出。\n\n‖換個話題，週末的羽球賽您參加嗎？",
    "报价单已更新。\n\n‖另有一事，电梯下周一检修。",
    "订单 20031 请取消，买重了。\n\n‖工期已确认。订单 20058 麻烦改寄到公司。",
]


@pytest.mark.parametrize("marked", SEVERAL)
def test_announced_matters(marked):
    text = marked.replace("‖", "")
    first, second = read(text)
    assert second.start == marked.index("‖")
    assert second.explicit and second.confidence > 0.8
    assert text[first.start : first.end] == marked[: marked.index("‖")].rstrip()


ONE = [
    "Your refund went out this morning.\n\nBy the way, the refund may take three days to show.",
    "The lamp left today. Separately, the bulbs for the lamp come on Monday.",
    "The lamp left today.\n\nOne more thing: it needs a 40 watt bulb.",
    "Thanks for the call. A second issue with the pump was found in the log.",
    "Changing the subject line of the newsletter needs approval. I asked Bo.",
    "Please note that the office is closed. The matter is urgent. On the subject of the gate, nothing is new.",
    "To reset the router:\n\nUnplug it.\n\nWait ten seconds.\n\nPlug it in again.",
    "You asked about postage: it is free.\n\nYou asked about colours: there are three.\n\n"
    "You asked about returns: thirty days.",
    "Order 10042 was refunded, and order 10077 will be refunded too.\n\nOrder 10077 takes a day longer.",
    "Please compare invoice 4401 with the delivery note.\n\n"
    "Invoice 4402 belongs to the same delivery note; please compare it too.",
    "Additionally, we need the form. Also, please sign the form.",
    "退款已于今天上午退回您的账户。另外，请保留好发票。",
    "退款已于今天上午退回您的账户。另外附上发票。",
    "退款已于今天上午退回您的账户。对了，退款到账可能需要三天。",
    "退款已于今天上午退回您的账户。顺便说一下，该款项由银行处理。",
    "包裹已經寄出。另外，包裹內附保固卡。",
    "您好！另外一件包裹明天到，请留意。",
    "第一步，打开设置。\n\n第二步，点击重置。\n\n第三步，输入新密码。",
]


@pytest.mark.parametrize("text", ONE)
def test_one_matter(text):
    assert len(read(text)) == 1


def test_numbers_that_the_subject_names_are_one_matter():
    text = "Please cancel order 10042, it came too late.\n\nFor order 10077, please change the street to Mill Lane."
    assert len(read(text, subject="Orders 10042 and 10077")) == 1


def test_a_marker_that_opens_the_message_opens_no_second_matter():
    assert len(read("By the way, our summer sale starts on Friday. Bring friends.")) == 1


def test_no_body_no_matter():
    assert find_topics([], "Dear Ann,", "", [], "en") == []


def test_labels_are_the_messages_own_words():
    first, second = read(
        "The lamp left our shop today. On another note, could you book the hall for the May concert this week?"
    )
    assert first.label == "The lamp left our shop today"
    assert (second.label, second.marker, second.reason) == (
        "could you book the hall for the May…",
        "On another note",
        "marker",
    )


TWO_LETTERS = (
    "The boiler in the basement was inspected yesterday. The plumber replaced a leaking valve and cleaned the burner, "
    "and the radiators on the upper floors are warm again.\n\n"
    "Tenants who still find their radiators cold should bleed them once with the brass key.\n\n"
    "Dear Priya, the violin lessons begin again in September. Oskar has moved up to the junior orchestra, "
    "which rehearses in the old chapel behind the library.\n\n"
    "The orchestra plays a Haydn symphony at its autumn concert, so Oskar should practise his scales."
)
ONE_LETTER = (
    "The boiler in the basement was inspected yesterday. The plumber replaced a leaking valve and cleaned the burner, "
    "and the radiators on the upper floors are warm again.\n\n"
    "Tenants who still find their radiators cold should bleed them once with the brass key.\n\n"
    "The plumber comes back in March for the second valve. Until then the boiler runs at a lower pressure, "
    "so the radiators in the attic may take longer to warm up.\n\n"
    "Please tell the caretaker if water drips from a radiator or from the burner."
)


def test_paragraphs_that_share_nothing_part():
    _, second = read(TWO_LETTERS, cohesion=True)
    assert TWO_LETTERS[second.start :].startswith("Dear Priya")
    assert not second.explicit and second.confidence <= 0.8


def test_paragraphs_that_share_words_hold_together():
    assert len(read(ONE_LETTER, cohesion=True)) == 1


def test_words_are_compared_only_when_asked():
    assert len(read(TWO_LETTERS)) == 1


def test_a_list_belongs_to_what_introduces_it():
    text = (
        "The hall must be made ready for the harvest supper on Saturday, and these are still missing:\n\n"
        "- trestle tables from the cricket pavilion\n\n- a gluten-free trifle\n\n"
        "- two accordion players\n\n- paraffin heaters"
    )
    places = paragraphs(text)
    assert len(find_topics(places, text, "", places[1:], "en")) == 1


def test_cost_grows_with_length_not_with_its_square():
    text = "请于五月前回复。另外，关于发票的事请您确认。By the way, note the other matter.\n\n" * 20000
    places = paragraphs(text)
    start = time.perf_counter()
    find_topics(places, text, "", [], "zh-Hans")
    assert time.perf_counter() - start < 5
