"""Stretches of a text: the answers are those of going through them all."""

from hypothesis import given
from hypothesis import strategies as st

from etiquette_lint.message.spans import Spans

STRETCH = st.tuples(st.integers(0, 30), st.integers(0, 8)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(STRETCH), STRETCH.filter(lambda stretch: stretch[0] < stretch[1]))
def test_answers(spans, asked):
    start, end = asked
    spans = [span for span in spans if span[0] < span[1]]
    known = Spans(spans)
    assert known.touch(start, end) == any(low < end and start < high for low, high in spans)
    assert known.hold(start, end) == any(low <= start and end <= high for low, high in spans)


def test_single_characters():
    known = Spans.at([7, 3])
    assert [known.touch(at, at + 1) for at in (2, 3, 4, 7, 8)] == [False, True, False, True, False]
    assert not Spans.at([]).touch(0, 99)
