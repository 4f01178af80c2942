"""format=flowed text (RFC 3676): paragraphs joined, places kept."""

from etiquette_lint.message.decode import Decoded, unflow


def test_unflow_joins_paragraphs_and_keeps_places():
    raw = b"One long \nparagraph.\n From here.\n> quoted \n> words\n-- \nJo\n"
    layer = unflow(Decoded(raw))
    assert layer.string == "One long paragraph.\nFrom here.\n> quoted words\n-- \nJo\n"
    start = layer.string.index("long paragraph")
    span = layer.raw_span(start, start + len("long paragraph"))
    assert raw[span.start : span.end] == b"long \nparagraph"


def test_unflow_with_delsp_joins_chinese_without_a_blank():
    layer = unflow(Decoded("请于下周 \n三回复\n谢谢\n".encode()), delete_space=True)
    assert layer.string == "请于下周三回复\n谢谢\n"
    start = layer.string.index("下周三")
    span = layer.raw_span(start, start + 3)
    assert layer.segments[0].under.raw[span.start : span.end] == "下周 \n三".encode()
