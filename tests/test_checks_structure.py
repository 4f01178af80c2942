"""Structure, lists and templates: what the examples in the catalogue cannot show: several edits at once, options,
carriers, near misses of the readers."""

import pytest

from etiquette_lint.catalogue import make_rules, read_full_tables
from etiquette_lint.checks.templates import compare_twins
from etiquette_lint.config import ReadingSettings, Settings
from etiquette_lint.finding import Finding
from etiquette_lint.language.counters import read_counter, renumber
from etiquette_lint.language.enumerations import chinese_ordinals_in, ordinals_in, run_of, signs_in
from etiquette_lint.lint import Linter
from etiquette_lint.message.model import Message
from etiquette_lint.message.reading import read_messages
from etiquette_lint.source import Source


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(Settings(make_rules(read_full_tables())))


def read(text: str, kind: str = "email", name: str = "draft.txt") -> Message:
    settings = ReadingSettings()
    settings.kind = kind
    return next(iter(read_messages(Source(name, text.encode("utf-8")), settings)))


def judge(linter: Linter, name: str, text: str, kind: str = "email", file: str = "draft.txt") -> list[Finding]:
    return linter.judge_rule(read(text, kind, file), linter.settings.rules[name])


def mended(text: str, findings: list[Finding]) -> str:
    """The file with all edits applied, in the places of the raw file."""
    raw = text.encode("utf-8")
    edits = [(edit.text.raw_span(), edit.replacement) for finding in findings for edit in finding.edits]
    for span, replacement in sorted(edits, key=lambda edit: -edit[0].start):
        raw = raw[: span.start] + replacement.encode("utf-8") + raw[span.end :]
    return raw.decode("utf-8")


def letter(*lines: str) -> str:
    return "Dear Ms Reed,\n\n" + "\n".join(lines) + "\n\nKind regards,\nAna Silva\n"


class TestCounters:
    @pytest.mark.parametrize(
        ("marker", "old", "new", "expected"),
        [
            ("3.", 3, 12, "12."),
            ("（三）", 3, 4, "（四）"),
            ("十、", 10, 11, "十一、"),
            ("第二，", 2, 3, "第三，"),
            ("③", 3, 5, "⑤"),
            ("b)", 2, 3, "c)"),
            ("B.", 2, 3, "C."),
            ("(iv)", 4, 9, "(ix)"),
            ("３．", 3, 4, "４．"),
        ],
    )
    def test_another_number_is_written_the_same_way(self, marker: str, old: int, new: int, expected: str) -> None:
        assert renumber(marker, old, new) == expected

    def test_i_is_a_letter_behind_h_and_a_number_elsewhere(self) -> None:
        assert read_counter("i", 8) == (9, "a")
        assert read_counter("i", 0) == (1, "i")
        assert read_counter("iv", 3) == (4, "i")


def numbers(points: list) -> list[int]:
    return [point.number for point in points]


class TestEnumerations:
    def test_signs_of_one_kind_make_a_run(self) -> None:
        text = "bring (a) a torch (see 2), (b) gloves and (c) boots"
        assert numbers(run_of(signs_in(text, 0, len(text)))) == [1, 2, 3]

    def test_years_decimals_and_clock_times_are_no_points(self) -> None:
        text = "In 2024, 1.5 m of rain fell; in 2025, 2.5 m; by 3.30 it was over"
        assert run_of(signs_in(text, 0, len(text))) == []

    def test_two_points_are_no_enumeration(self) -> None:
        text = "First, clear the gutters. Second, mend the door."
        assert run_of(ordinals_in(text, 0, len(text))) == []

    def test_finally_may_be_the_third_point(self) -> None:
        text = "First, clear the gutters. Second, mend the door. Finally, order the slates."
        assert numbers(run_of(ordinals_in(text, 0, len(text)))) == [1, 2, -1]

    def test_ordinals_before_a_noun_are_no_points(self) -> None:
        text = "The first, second and third prize go to the choir; the first week is free."
        assert run_of(ordinals_in(text, 0, len(text))) == []

    @pytest.mark.parametrize(
        "text",
        [
            "有三点：其一，天沟堵了；其二，侧门坏了；其三，瓦片不够。",
            "原因：一來天溝堵了，二來側門壞了，三來瓦片不夠。",
        ],
    )
    def test_chinese_ordinals(self, text: str) -> None:
        assert numbers(run_of(chinese_ordinals_in(text, 0, len(text)))) == [1, 2, 3]

    def test_chinese_quarters_and_floors_are_no_points(self) -> None:
        text = "第一季度清淡，第二季度忙，第三季度最好。一楼、二楼、三楼都关了。"
        assert run_of(chinese_ordinals_in(text, 0, len(text))) == []


class TestRunOnPoints:
    def test_wrapped_lines_are_joined_and_the_rest_is_a_paragraph(self, linter: Linter) -> None:
        text = letter(
            "Before the visit on Friday three things must be done: a) clear the",
            "gutters, b) mend the side door, and c) order the slates. We will see",
            "to the rest.",
        )
        found = judge(linter, "inline-enumeration", text)
        assert [finding.fields["count"] for finding in found] == [3]
        result = mended(text, found)
        assert result == letter(
            "Before the visit on Friday three things must be done:",
            "a) clear the gutters,",
            "b) mend the side door, and",
            "c) order the slates.",
            "",
            "We will see",
            "to the rest.",
        )
        assert [str(item.text) for item in read(result).items] == [
            "clear the gutters,",
            "mend the side door, and",
            "order the slates.",
        ]
        for rule in ("inline-enumeration", "broken-numbering", "mixed-markers", "uneven-endings"):
            assert judge(linter, rule, result) == []

    def test_without_an_edit_where_the_end_of_the_last_point_is_open(self, linter: Linter) -> None:
        text = letter(
            "First, clear the gutters. Use the long ladder. Second, mend the door. Third, order slates. Take grey ones."
        )
        assert [finding.edits for finding in judge(linter, "inline-enumeration", text)] == [[]]

    def test_without_an_edit_where_a_placeholder_would_be_lost(self, linter: Linter) -> None:
        text = "Dear {{ name }},\n\nPlease 1) check {{ volume }}, 2) sign the slip and 3) call us.\n"
        (finding,) = judge(linter, "inline-enumeration", text, "template")
        assert finding.edits == []

    def test_points_that_stand_on_lines_of_their_own_are_a_list(self, linter: Linter) -> None:
        text = "李老师：\n\n请您协助：首先，清理天沟；\n其次，修好侧门；\n最后，订购瓦片。\n\n谢谢\n林静\n"
        assert judge(linter, "inline-enumeration", text) == []


class TestNumbering:
    def test_every_number_behind_the_gap_is_mended(self, linter: Linter) -> None:
        text = letter("Please bring:", "", "1. a torch", "2. gloves", "4. boots", "5. a rope", "6. a pen")
        found = judge(linter, "broken-numbering", text)
        assert [str(finding.text) for finding in found] == ["4."]
        assert found[0].fields["expected"] == 3
        assert "3. boots\n4. a rope\n5. a pen" in mended(text, found)

    def test_the_kind_of_fault_is_said(self, linter: Linter) -> None:
        def variants(*lines: str) -> list[str]:
            return [found.variant for found in judge(linter, "broken-numbering", letter("Please bring:", *lines))]

        assert variants("1. a torch", "2. gloves", "2. boots") == ["repeat"]
        assert variants("1. a torch", "2. gloves", "3. boots", "1. a rope") == ["restart"]
        assert variants("1. a torch", "2. gloves", "4. boots") == [""]
        assert variants("1. a torch", "1. gloves", "1. boots") == ["repeat"]

    def test_one_slip_in_a_list_that_counts_right_at_its_end(self, linter: Linter) -> None:
        text = "Please bring:\n\n1. a torch\n2. gloves\n2. boots\n4. a rope\n"
        findings = judge(linter, "broken-numbering", text)
        assert mended(text, findings) == "Please bring:\n\n1. a torch\n2. gloves\n3. boots\n4. a rope\n"

    def test_sub_lists_count_for_themselves(self, linter: Linter) -> None:
        text = letter(
            "Please:", "1. bring", "   a) a torch", "   b) gloves", "2. read", "   a) this", "   b) that", "3. go"
        )
        assert judge(linter, "broken-numbering", text) == []

    def test_a_second_list_behind_a_wider_gap_begins_at_one(self, linter: Linter) -> None:
        text = letter(
            "Please bring:", "", "1. a torch", "2. gloves", "3. boots", "", "1. this", "2. that", "3. the rest"
        )
        assert judge(linter, "broken-numbering", text) == []

    def test_area_codes_are_no_numbers_of_a_list(self, linter: Linter) -> None:
        text = letter("Call us:", "(415) 555-0101 desk", "(415) 555-0102 home.", "(415) 555-0103 fax")
        assert judge(linter, "broken-numbering", text) == []
        assert judge(linter, "uneven-endings", text) == []

    def test_lists_of_html_are_numbered_by_the_mail_client(self, linter: Linter) -> None:
        text = "<p>Hello Ms Reed,</p><ol><li>one</li><li>two</li></ol><ol start='1'><li>three</li></ol>"
        assert judge(linter, "broken-numbering", text, file="draft.html") == []
        assert judge(linter, "mixed-markers", text, file="draft.html") == []


class TestMarkers:
    def test_all_odd_markers_become_like_the_first(self, linter: Linter) -> None:
        text = letter("Please:", "", "1. Clear the gutters.", "• Mend the door.", "(iii) Order the slates.")
        found = judge(linter, "mixed-markers", text)
        assert [str(finding.text) for finding in found] == ["•"]
        result = mended(text, found)
        assert "1. Clear the gutters.\n2. Mend the door.\n3. Order the slates." in result
        assert judge(linter, "mixed-markers", result) == []

    def test_a_number_that_follows_the_marker_does_not_become_a_decimal(self, linter: Linter) -> None:
        text = "王经理：\n\n请带：\n\n1. 手电\n2、3米长的绳子\n3. 雨靴\n\n祝好\n林静\n"
        result = mended(text, judge(linter, "mixed-markers", text))
        assert "2. 3米长的绳子" in result

    def test_a_dash_before_a_name_and_a_note_with_a_star_are_no_points(self, linter: Linter) -> None:
        signed = letter("Please bring:", "* a torch", "* gloves", "* boots", "- Ana")
        noted = letter("Prices:", "1. a torch", "2. gloves", "3. boots", "* without tax")
        assert judge(linter, "mixed-markers", signed) == []
        assert judge(linter, "mixed-markers", noted) == []


class TestEndings:
    def test_the_fewer_are_brought_to_the_more(self, linter: Linter) -> None:
        text = letter("Done:", "- Gutters cleared.", "- Door mended", "- Slates ordered.", "- Rope", "- Key returned.")
        result = mended(text, judge(linter, "uneven-endings", text))
        assert "- Door mended.\n- Slates ordered.\n- Rope.\n" in result
        assert judge(linter, "uneven-endings", result) == []

    def test_a_point_of_two_sentences_keeps_its_full_stop(self, linter: Linter) -> None:
        text = letter("Done:", "- Gutters", "- Door", "- Slates ordered. They come on 4 December.")
        result = mended(text, judge(linter, "uneven-endings", text))
        assert "- Gutters.\n- Door.\n- Slates ordered. They come on 4 December.\n" in result

    def test_points_that_make_one_sentence_end_it_once(self, linter: Linter) -> None:
        assert judge(linter, "uneven-endings", letter("Please", "- clear the gutters", "- mend the door.")) == []
        assert judge(linter, "uneven-endings", letter("Please", "- clear the gutters,", "- mend the door.")) == []


class TestLength:
    WORDS = "The roof is dry again and the choir can sing in it. "  # 12 words

    def test_limits_are_options(self, linter: Linter) -> None:
        rule = linter.settings.rules["long-paragraph"]
        message = read(letter(self.WORDS * 9 + "Good."))
        assert linter.judge_rule(message, rule) == []
        options, rule.options = rule.options, {**rule.options, "max_words": 100}
        try:
            found = linter.judge_rule(message, rule)
        finally:
            rule.options = options
        assert [finding.fields for finding in found] == [{"count": 109, "most": 100}]

    def test_lines_wrapped_by_the_mail_client_are_not_counted(self, linter: Linter) -> None:
        lines = ["The roof is dry again and the choir can sing in it as it did before the"] * 7
        assert judge(linter, "long-paragraph", letter(*lines, "storm.")) == []

    def test_sentences_on_lines_of_their_own_want_a_gap(self, linter: Linter) -> None:
        def lines_found(count: int) -> list[tuple[str, object]]:
            text = letter(*["The roof is dry again."] * count)
            return [(found.variant, found.fields["count"]) for found in judge(linter, "long-paragraph", text)]

        assert lines_found(9) == [("lines", 9)]
        assert lines_found(8) == []

    def test_characters_and_words_add_up(self, linter: Linter) -> None:
        half = "屋顶已经修好，合唱团又能在里面练习了。" * 7  # 119 characters with marks, 105 without
        assert judge(linter, "long-paragraph", f"王经理：\n\n{half}\n\n祝好\n林静\n") == []
        both = half + " " + self.WORDS * 6
        assert len(judge(linter, "long-paragraph", f"王经理：\n\n{both}\n\n祝好\n林静\n")) == 1

    def test_tables_and_quotations_by_other_marks_are_not_paragraphs(self, linter: Linter) -> None:
        table = "\n".join(f"North {row}   {row * 17}   {row * 31}   {row * 7}.50" for row in range(100, 160))
        assert judge(linter, "long-paragraph", letter(table)) == []
        assert judge(linter, "long-sentence", letter(table)) == []


class TestReplies:
    HEAD = "Subject: Re: Hall\nTo: Jane Reed <reed@example.com>\n\n"

    @pytest.mark.parametrize("body", ["ok", "Yes.", "Will do", "好的", "收到。", "沒問題"])
    def test_a_word_is_no_reply(self, linter: Linter, body: str) -> None:
        assert [str(found.text) for found in judge(linter, "curt-reply", self.HEAD + body + "\n")] == [body]

    @pytest.mark.parametrize(
        "body", ["ok, thanks", "好的，谢谢", "收到，感謝", "Yes, both days", "Dear Ms Reed,\n\nYes.\n"]
    )
    def test_a_courteous_or_longer_one_is(self, linter: Linter, body: str) -> None:
        assert judge(linter, "curt-reply", self.HEAD + body + "\n") == []

    def test_a_forward_and_a_first_message_are_no_replies(self, linter: Linter) -> None:
        assert judge(linter, "curt-reply", "Subject: Fwd: Hall\nTo: Jane Reed <reed@example.com>\n\nFYI\n") == []
        assert judge(linter, "curt-reply", "Subject: Hall\nTo: Jane Reed <reed@example.com>\n\nKeys?\n") == []

    def test_an_answer_between_lines_quoted_with_another_mark_is_one(self, linter: Linter) -> None:
        quoted = "On Monday, Jane Reed wrote:\n\n] Is the hall free?\n\nIt is, on both days.\n"
        assert judge(linter, "empty-body", self.HEAD + quoted) == []

    def test_a_picture_is_a_body(self, linter: Linter) -> None:
        assert judge(linter, "empty-body", "<p><img src='cid:plan' alt=''></p>", file="draft.html") == []


class TestTemplates:
    def test_declared_variables(self, linter: Linter) -> None:
        rule = linter.settings.rules["unknown-variable"]
        message = read("Dear {{ first_nam }},\n\nOrder {{ order.number }} left on {{ day }}.\n", "template")
        options, rule.options = rule.options, {"variables": ["first_name", "order.*"]}
        try:
            found = linter.judge_rule(message, rule)
        finally:
            rule.options = options
        assert [(finding.variant, finding.fields) for finding in found] == [
            ("near", {"variable": "first_nam", "nearest": "first_name"}),
            ("", {"variable": "day"}),
        ]

    def test_each_way_of_writing_a_gap_wrongly_has_its_words(self, linter: Linter) -> None:
        text = "Dear {{ name }},\n\n{% if late %}Sorry.\n\nOrder {{ number } left; [[day] is near.\n"
        found = judge(linter, "malformed-placeholder", text, "template")
        assert sorted(finding.variant for finding in found) == ["mixed", "mixed", "unclosed-block"]

    def test_gaps_in_what_is_quoted_are_not_the_writers(self, linter: Linter) -> None:
        text = (
            "Subject: Re: Form\nTo: Jane Reed <reed@example.com>\n\nPlease fill it in, thank you.\n\n> Dear [Name],\n"
        )
        assert judge(linter, "unfilled-placeholder", text) == []

    def test_gaps_in_the_subject_are(self, linter: Linter) -> None:
        text = "Subject: Your order [Order Number]\nTo: Jane Reed <reed@example.com>\n\nIt has left, thank you.\n"
        assert [str(found.text) for found in judge(linter, "unfilled-placeholder", text)] == ["[Order Number]"]

    MAIL = (
        "Subject: Order\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n"
        "--b\nContent-Type: text/plain; charset=utf-8\n\nDear {{ name }},\n\nOrder {{ number }} has left.\n"
        "--b\nContent-Type: text/html; charset=utf-8\n\n<p>Dear {{ name }},</p><p>Order {{ no }} has left.</p>\n--b--\n"
    )

    def test_twins_in_one_mail_are_compared(self, linter: Linter) -> None:
        found = judge(linter, "twin-mismatch", self.MAIL, "template", "order.eml")
        assert [(finding.variant, finding.fields["variable"]) for finding in found] == [("", "no"), ("plain", "number")]
        raw = self.MAIL.encode()
        spans = [finding.text.raw_span() for finding in found]
        assert [raw[span.start : span.end] for span in spans] == [b"{{ no }}", b"{{ number }}"]

    def test_two_versions_are_compared_by_their_variables(self) -> None:
        english = read("Dear {{ name }},\n\nOrder {{ number }} has left.\n", "template")
        chinese = read("{{ name }}，您好！\n\n订单已于{{ day }}发货，{{ day }}。\n", "template")
        missing, extra = compare_twins(english, chinese)
        assert [placeholder.variable for placeholder in missing] == ["number"]
        assert [placeholder.variable for placeholder in extra] == ["day"]


class TestTopics:
    def test_the_finding_says_both_matters_in_their_own_words(self, linter: Linter) -> None:
        text = letter(
            "The hall is free on 4 December 2026, and your name is down for it.",
            "",
            "Speaking of something else entirely, the parking permits can be collected at the gate.",
        )
        found = judge(linter, "several-topics", text)
        assert len(found) == 1
        assert str(found[0].fields["first"]).startswith("The hall is free")
        assert str(found[0].fields["second"]).startswith("the parking permits")
        assert str(found[0].text).startswith("Speaking of something else")

    def test_two_orders_with_a_wish_each(self, linter: Linter) -> None:
        text = letter(
            "Could you please cancel order 48213? The lamp came broken.",
            "",
            "For order 50977, please change the address to 12 Mill Lane.",
        )
        assert len(judge(linter, "several-topics", text)) == 1


HEAD = "From: Ana Silva <ana@example.com>\nTo: Jane Reed <jane@example.org>\nSubject: Hall\n\n"


class TestLetters:
    """What is no letter wants neither salutation nor closing."""

    @pytest.mark.parametrize(
        "body",
        [
            "The hall is closed. Tickets at https://hall.example.com/tickets and at the door in the evening.",
            "本店承接各类屋面维修，欢迎光临！价格实惠！\n联系人：林静\n电话：010-5550-0101",
            "昨天下午去看了新修的屋面，瓦片换了一半，剩下的要等到明年春天，真想知道你们那边怎么样了。",
            "Roof, north side: 40 slates\nRoof, south side: 65 slates\nPorch: 12 slates\nplease see the yard",
            "On?",
        ],
    )
    def test_notices_posts_tables_and_calls(self, linter: Linter, body: str) -> None:
        assert judge(linter, "missing-salutation", HEAD + body + "\n", file="draft.eml") == []
        assert judge(linter, "missing-closing", HEAD + body + "\n", file="draft.eml") == []

    def test_what_is_said_to_one_reader_is_one(self, linter: Linter) -> None:
        body = "I need the signed drawings of the roof today. Please send them before five, or the order will lapse.\n"
        assert len(judge(linter, "missing-salutation", HEAD + body, file="draft.eml")) == 1
        assert len(judge(linter, "missing-closing", HEAD + body, file="draft.eml")) == 1

    def test_telephone_and_address_do_not_hide_the_leave_taking(self, linter: Linter) -> None:
        body = "王经理：\n\n您好！屋面已经修好，欢迎来电询问，谢谢！\n\n联系人：林静\n电话：010-5550-0101\n"
        assert judge(linter, "missing-closing", HEAD + body, file="draft.eml") == []

    def test_a_closing_is_proposed_in_the_language_of_the_message(self, linter: Linter) -> None:
        body = "王经理：\n\n您好！屋面已经修好，瓦片换了一半，剩下的放在料场。\n\n林静\n"
        (finding,) = judge(linter, "missing-closing", HEAD + body, file="draft.eml")
        assert finding.fields["closing"] == "祝好"
