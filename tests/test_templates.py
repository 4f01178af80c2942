"""Gaps: found in templates with what fills them, told from everything that only looks like one in mail."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etiquette_lint.message.gaps import NEUTRAL_CHINESE, NEUTRAL_ENGLISH, category_of
from etiquette_lint.message.placeholders import find_placeholders
from etiquette_lint.message.templates import Template, django_pair, read_placeholders
from etiquette_lint.message.text import Literal


def template(source: str) -> Template:
    return read_placeholders(Literal(source))


def gaps(source: str) -> list[str]:
    return [gap.source for gap in find_placeholders(source)]


@pytest.mark.parametrize(
    ("source", "variable", "category", "syntax", "has_default"),
    [
        ("{{ contact.name | default: 'customer' }}", "contact.name", "name", "{{…}}", True),
        ("{{ user.first_name }}", "user.first_name", "name", "{{…}}", False),
        ('{{ order.ship_date | date: "%d %B %Y" }}', "order.ship_date", "date", "{{…}}", False),
        ("{{ order.total | money }}", "order.total", "amount", "{{…}}", False),
        ("{{ order.name }}", "order.name", "other", "{{…}}", False),
        ("{{{ html_body }}}", "html_body", "other", "{{{…}}}", False),
        ("{{稱謂}}", "稱謂", "name", "{{…}}", False),
        ("<%= @user.name %>", "user.name", "name", "<%…%>", False),
        ("%{amount}", "amount", "amount", "%{…}", False),
        ("${deadline}", "deadline", "date", "${…}", False),
        ("#{ticket.customer.firstname}", "ticket.customer.firstname", "name", "#{…}", False),
        ("%username%", "username", "name", "%…%", False),
        ("{USERNAME}", "USERNAME", "name", "{…}", False),
        ("{姓名}", "姓名", "name", "{…}", False),
        ("[[reply_date]]", "reply_date", "date", "[[…]]", False),
        ("[Your Name]", "Your Name", "name", "[…]", False),
        ("【客户姓名】", "客户姓名", "name", "【…】", False),
        ("«FirstName»", "FirstName", "name", "«…»", False),
        ("*|FNAME|*", "FNAME", "name", "*|…|*", False),
        ("<<Company Name>>", "Company Name", "other", "<…>", False),
        ("{!Contact.FirstName}", "Contact.FirstName", "name", "{!…}", False),
        ("{%customer.firstName,fallback=there%}", "customer.firstName,fallback=there", "name", "{%…%}", True),
        ("##ticket.title##", "ticket.title", "other", "##…##", False),
    ],
)
def test_notations(source: str, variable: str, category: str, syntax: str, has_default: bool) -> None:
    [gap] = find_placeholders(f"Dear {source}, thank you.", template=True)
    assert (gap.start, gap.source) == (5, source)
    assert gap.variable == variable or syntax == "{%…%}"
    assert (gap.category, gap.syntax, gap.has_default) == (category, syntax, has_default)


@pytest.mark.parametrize(
    ("variable", "category"),
    [
        ("first_name", "name"),
        ("agent", "name"),
        ("site_name", "other"),
        ("companyName", "other"),
        ("created_at", "date"),
        ("DeliveryDate", "date"),
        ("refund_amount", "amount"),
        ("url", "other"),
        ("金额", "amount"),
        ("到期日期", "date"),
        ("公司名称", "other"),
        ("订单编号", "other"),
        ("联系人", "name"),
        ("tracking_url", "other"),
        ("title", "name"),
    ],
)
def test_category_follows_the_name(variable: str, category: str) -> None:
    assert category_of(variable) == category


@pytest.mark.parametrize(
    "leftover",
    [
        "Dear ⟦{{name}}⟧,",
        "Dear ⟦[Name]⟧,",
        "Dear ⟦[Customer Name]⟧,",
        "Hi ⟦{first_name}⟧,",
        "Best,\n⟦[Your Name]⟧\n⟦[Your Title]⟧",
        "on ⟦[insert date]⟧ at the office",
        "尊敬的⟦【姓名】⟧:",
        "尊敬的⟦[客户姓名]⟧您好",
        "尊敬的⟦{姓名}⟧您好",
        "⟦XX⟧先生,您好!",
        "將於⟦X月X日⟧到期",
        "享受⟦【此处插入优惠】⟧。",
        "⟦**⟧先生您好",
        "尊敬的⟦____⟧先生",
        "Dear ⟦____⟧,",
        "the fee is ⟦XXX⟧ euros",
        "⟦TODO:⟧ ask Ann",
        "⟦[TODO: price]⟧",
        "⟦Lorem ipsum dolor sit amet,⟧ hello",
        "pay %⟦⟧",
        "⟦某⟧先生,您好",
        "⟦%{amount}⟧ is due",
        "⟦*|FNAME|*⟧",
        "Dear ⟦<Name>⟧,",
        "thanks, ⟦<Your Name>⟧",
        "您的订单⟦#订单编号#⟧已发货",
        "退款⟦${金额}⟧元",
        "⟦【您的姓名】⟧\n⟦【公司名称】⟧",
        "於⟦XX年XX月XX日⟧前",
        "⟦[Recipient's Name]⟧",
        "Dear ⟦[CLIENT NAME]⟧",
        "⟦[请填写日期]⟧",
        "Hello ⟦%FIRSTNAME%⟧!",
    ],
)
def test_leftovers_in_mail_are_found(leftover: str) -> None:
    expected = [part.split("⟧")[0] for part in leftover.split("⟦")[1:]]
    plain = leftover.replace("⟦", "").replace("⟧", "")
    assert gaps(plain) == [part for part in expected if part]


@pytest.mark.parametrize(
    "mail",
    [
        "As shown in [1] and [2], see [Bug 123], [EXTERNAL], [internal], [Ticket #4711] and [PATCH v2 1/3].",
        "Re: [support] Your order",
        "[cid:image001.png@01D0] [mailto:ann@example.com] [email protected]",
        "[x] done [ ] open [...]",
        "[Name](https://example.com) [email]ann@example.com[/email] [name]: https://example.com",
        "[sic] [laughs] [图片] [微笑] [附件]",
        "Sets {1,2} and {a, b}; use {} and \\textbf{name} or \\cite{Date}.",
        "cd ${HOME}/bin && echo $PATH ${name}/x",
        "RewriteCond %{HTTP_USER_AGENT} Windows",
        "my %hash = (name => 1); sub {name} { return; }",
        'print "${name}";',
        "https://example.com/a%20b?x=%E4%BD%A0%E5%A5%BD and 100% of 50% %TEMP%\\x",
        "size XXXL, 2.4.xx, XXX-XX-1234, Super Bowl XXX",
        "# XXX fix this\n// XXX: later",
        "See you!\n\nlove\nXXX\n",
        "my todo list, to-do, TODO list, a TODO item",
        "2 ** 3, **bold**, a***b",
        "电话138****1234,密码****,张**先生",
        "【紧急】【顺丰速运】您的快件已到【通知】",
        "【地点】上海\n【时间】周五下午\n【联系人】王先生",
        "(1)姓名:______ (2)电话:________",
        "Name: ____________  Date: ________",
        "________________________________\nFrom: Ann",
        "<html> <ann@example.com> <https://example.com> usage: run <name> <file>",
        "a < b > c <- x",
        "«Bonjour», dit-il. «Le nom de la rose»",
        '{smile} {grin} {"name": 1} {color:red}',
        "[[ -f file ]] && [[Main Page]]",
        "#今日话题# 加班",
        "if (x) { name }",
        "The blank is {3F2504E0-4F89-11D3-9A0C-0305E82C3301}.",
        "XX染色体,维生素XX,XXL码",
        "某些情况下,某公司",
        "C# and F# and #1",
    ],
)
def test_what_only_looks_like_a_gap_is_left_alone(mail: str) -> None:
    assert gaps(mail) == []


def test_text_without_signs_costs_nothing_and_gives_nothing() -> None:
    assert find_placeholders("Dear Ann,\n\nthank you for the report of Friday.\n\nBest regards,\nBob") == []


def test_a_template_reads_as_a_letter() -> None:
    layer = template(
        "Dear {{ contact.name | default: 'customer' }},\n\n{% if order.late %}\nWe ship {{ "
        "order.item }} on {{ order.date }}.\n"
        "{% else %}\nYou pay {{ total }}.\n{% endif %}\n{# ask Bob #}\nBest,\n{{ agent.name }}\n"
    )
    assert layer.string == ("Dear Alex,\n\nWe ship Sample on 2030-01-01.\nYou pay 100.\nBest,\nRobin\n")
    assert [(str(gap.text), gap.variable, gap.category) for gap in layer.placeholders] == [
        ("Alex", "contact.name", "name"),
        ("Sample", "order.item", "other"),
        ("2030-01-01", "order.date", "date"),
        ("100", "total", "amount"),
        ("Robin", "agent.name", "name"),
    ]
    assert [str(comment) for comment in layer.comments] == ["{# ask Bob #}"]
    assert layer.malformed == []


def test_a_chinese_template_reads_as_a_chinese_letter() -> None:
    layer = template("尊敬的${name}:\n\n贵公司(${company})${date}的货款${amount}元已到账。\n")
    assert layer.string == "尊敬的王明:\n\n贵公司(甲件)2030年1月1日的货款100元已到账。\n"


def test_neighbours_never_read_as_a_word_typed_twice() -> None:
    assert template("Dear [[first_name]] [[surname]],").string == "Dear Alex Robin,"


def test_a_neutral_word_owns_its_source_whole() -> None:
    source = "Dear {{ name }}, hi {abcd}."
    layer = template(source)
    for gap in layer.placeholders:
        place = layer.lower(gap.text.start + 1, gap.text.end - 1)
        assert place is not None
        assert source[place[1] : place[2]] == gap.source


def test_neutral_words_are_neither_vague_nor_of_one_script() -> None:
    assert NEUTRAL_ENGLISH.keys() == NEUTRAL_CHINESE.keys() == {"name", "amount", "date", "other", "blank"}
    for words in [*NEUTRAL_ENGLISH.values(), *NEUTRAL_CHINESE.values()]:
        assert len({len(word) for word in words}) == 2  # one of them always differs from its source in length


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("a{{#if x}}b{{else}}c{{/if}}d", "abcd"),
        ("a<!-- IF NAME != '' --> b<!-- ENDIF -->", "a b"),
        ("{{- range .Items }}\nx\n{{- end }}\n", "x\n"),
        ("a<% if @x %>b<% end %>", "ab"),
        ("  {%- if x -%}  \r\nb\r\n{% endif %}", "b\r\n"),
        ("*|IF:PAID|*yes*|END:IF|*", "yes"),
        ("<#if x>b</#if>", "b"),
        ("{{!-- note --}}b{{> footer}}", "b"),
        ("no gaps at all", "no gaps at all"),
    ],
)
def test_block_tags_vanish_and_their_text_stays(source: str, prose: str) -> None:
    layer = template(source)
    assert (layer.string, layer.malformed) == (prose, [])


@pytest.mark.parametrize(
    ("source", "broken", "reason"),
    [
        ("Dear {{ name },", "{{ name }", "mixed"),
        ("Dear {{ name,", "{{ name", "unclosed"),
        ("Dear {name}},", "{name}}", "mixed"),
        ("Dear name}},", "name}}", "unopened"),
        ("Dear {{name]],", "{{name]]", "mixed"),
        ("Dear {{ name %},", "{{ name %}", "mixed"),
        ("Dear %{name,", "%{name", "unclosed"),
        ("联系人%{name,电话", "%{name", "unclosed"),
        ("尊敬的${姓名,您好", "${姓名", "unclosed"),
        ("尊敬的{姓名,您好", "{姓名", "unclosed"),
        ("Dear {USERNAME,", "{USERNAME", "unclosed"),
        ("Dear {USERNAME),", "{USERNAME)", "mixed"),
        ("Dear [[name],", "[[name]", "mixed"),
        ("Dear [name]],", "[name]]", "mixed"),
        ("Dear *|FNAME|,", "*|FNAME|", "mixed"),
        ("Dear <%= name >,", "<%= name >", "mixed"),
        ("尊敬的【姓名]:", "【姓名]", "mixed"),
        ("{% if x %} a", "{% if x %}", "unclosed-block"),
        ("a {% endif %}", "{% endif %}", "unopened-block"),
        ("{{#each x}} a", "{{#each x}}", "unclosed-block"),
        ("{% if x } a", "{% if x }", "mixed"),
        ("{% if a %}{% for b in c %}x{% endif %}", "{% for b in c %}", "unclosed-block"),
    ],
)
def test_broken_notation(source: str, broken: str, reason: str) -> None:
    layer = template(source)
    assert [(str(text), why) for text, why in layer.malformed] == [(broken, reason)]


def test_a_broken_gap_still_reads_as_a_word() -> None:
    assert template("Dear %{first_name,\n\nthank you.").string == "Dear Alex,\n\nthank you."


@pytest.mark.parametrize(
    "source",
    [
        "Dear {{name}}, {% block subject %}Hi{% endblock subject %} {% set x = 1 %}{% include 'x' %}",
        "{count, plural, one {# item} other {# items}}",
        "50% off [1] (see {0}) a > b {{ items[0].name }} {{ 'a' | upper }}",
        "{% raw %}x{% endraw %}{% case a %}{% when 1 %}b{% endcase %}",
    ],
)
def test_sound_notation_is_not_broken(source: str) -> None:
    assert template(source).malformed == []


_PIECES = [
    "{{",
    "}}",
    "{%",
    "%}",
    "{",
    "}",
    "[[",
    "]]",
    "[",
    "]",
    "<%",
    "%>",
    "%{",
    "${",
    "*|",
    "|*",
    "【",
    "】",
    "name",
    "if",
    "endif",
    " ",
    "\n",
    "XX",
    "先生",
    "#",
    "{#",
    "#}",
    "'",
    '"',
    "Dear ",
    "____",
    "**",
    "X月X日",
    "<",
    ">",
    "|",
]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=25).map("".join))
def test_any_text_is_read_and_keeps_its_places(source: str) -> None:
    found = find_placeholders(source)
    assert all(gap.source == source[gap.start : gap.end] for gap in found)
    layer = template(source)
    for segment in layer.segments:
        if layer.string[segment.start : segment.end] != source[segment.under_start : segment.under_end]:
            assert segment.end - segment.start != segment.under_end - segment.under_start
    for gap in layer.placeholders:
        place = layer.lower(gap.text.start, gap.text.end)
        assert place is not None
        assert source[place[1] : place[2]] == gap.source


@pytest.mark.parametrize(
    "unit", ["{{", "{% if x %}", "{", "[", "[[a", "<%", "%", "*|A", "{{ '", "【", "X", "_", "#{", "}}", "{#"]
)
def test_long_texts_of_half_gaps_are_read_in_time(unit: str) -> None:
    template(unit * 20_000)
    find_placeholders(unit * 20_000)


def test_django_pairs() -> None:
    subject, bodies = django_pair("mail/welcome_subject.txt")
    assert subject == "mail/welcome_subject.txt"
    assert {"mail/welcome_message.txt", "mail/welcome_body.txt", "mail/welcome_email.html"} <= set(bodies)
    subject, bodies = django_pair("mail/welcome_message.html")
    assert subject == "mail/welcome_subject.txt" and "mail/welcome_message.html" in bodies
    assert django_pair("mail/welcome.txt") == ("", ())
