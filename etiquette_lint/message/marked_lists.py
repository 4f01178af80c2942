"""List items as the markup tells them, beside those that were typed."""

from etiquette_lint.message.lists import Item, Span


def with_marked_items(string: str, items: list[Item], marked: list[Span]) -> list[Item]:
    """Items of markup (they have no marker), and the typed ones outside them."""
    found: list[Item] = []
    open_ends: list[int] = []
    list_index = items[-1].list_index if items else -1
    covered = 0  # how far items of markup reach
    typed = iter(items)
    near = next(typed, None)
    for at, (begin, stop) in enumerate(marked):
        while near is not None and near.start < begin:
            if near.start >= covered:
                found.append(near)
            near = next(typed, None)
        while open_ends and open_ends[-1] <= begin:
            open_ends.pop()
        if not open_ends and (not covered or string[covered:begin].strip()):
            list_index += 1
        text = string[begin : min(stop, marked[at + 1][0]) if at + 1 < len(marked) else stop]
        start = begin + len(text) - len(text.lstrip())
        end = max(start, begin + len(text.rstrip()))
        found.append(Item((start, start), "", None, len(open_ends), list_index, (start, end)))
        open_ends.append(stop)
        covered = max(covered, stop)
    while near is not None:
        if near.start >= covered:
            found.append(near)
        near = next(typed, None)
    return found
