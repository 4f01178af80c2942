"""Dates and times in Chinese text."""
from etiquette_lint.pattern import Pattern
HAN = Pattern("[\u4e00-\u9fff]")
LATIN = Pattern("[A-Za-z]{2}|[0-9]")
def find_chinese(string, now):
    return []
