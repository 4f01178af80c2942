"""Chinese dates in both scripts. Now is Tuesday 24 November 2026, 09:30 +0800."""

import datetime
from importlib import import_module
from pathlib import Path

import pytest

from etiquette_lint.language.dates import find_dates
from etiquette_lint.language.dates.lunar import lunar_day, solar_term

NOW = datetime.datetime(2026, 11, 24, 9, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=8)))
TWINS = [
    line.split("\t")
    for line in (Path(__file__).parent / "data" / "date_twins.tsv").read_text(encoding="utf-8").splitlines()
]


def facts(text, language):
    return [
        (date.start, date.end, date.type, date.value, date.relative, date.vague, date.impossible, date.named_weekday)
        for date in find_dates(text, NOW, language=language)
    ]


def test_there_are_enough_twins():
    assert len(TWINS) >= 150


@pytest.mark.parametrize(("simplified", "traditional"), TWINS)
def test_both_scripts_say_the_same(simplified, traditional):
    assert facts(simplified, "zh-Hans") == facts(traditional, "zh-Hant") == facts(traditional, "mixed")


@pytest.mark.parametrize(
    ("text", "mention", "type", "value"),
    [
        ("我们下周三见", "下周三", "date", "2026-12-02"),
        ("2026年12月2日交货", "2026年12月2日", "date", "2026-12-02"),
        ("十二月二号", "十二月二号", "date", "2026-12-02"),
        ("民國115年12月2日", "民國115年12月2日", "date", "2026-12-02"),
        ("二〇二六年十二月二日", "二〇二六年十二月二日", "date", "2026-12-02"),
        ("２０２６年１２月２日", "２０２６年１２月２日", "date", "2026-12-02"),
        ("2026/12/2前", "2026/12/2", "date", "2026-12-02"),
        ("12月2日(周三)", "12月2日(周三)", "date", "2026-12-02"),
        ("周三12月2日", "周三12月2日", "date", "2026-12-02"),
        ("下周三(12月2日)", "下周三(12月2日)", "date", "2026-12-02"),
        ("周五前", "周五", "date", "2026-11-27"),
        ("本周五", "本周五", "date", "2026-11-27"),
        ("上周五", "上周五", "date", "2026-11-20"),
        ("下下禮拜三", "下下禮拜三", "date", "2026-12-09"),
        ("今個星期五", "今個星期五", "date", "2026-11-27"),
        ("大后天", "大后天", "date", "2026-11-27"),
        ("聽日", "聽日", "date", "2026-11-25"),
        ("下个月五号", "下个月五号", "date", "2026-12-05"),
        ("本月25日之前", "本月25日", "date", "2026-11-25"),
        ("两天后", "两天后", "date", "2026-11-26"),
        ("兩個禮拜後", "兩個禮拜後", "date", "2026-12-08"),
        ("春节前", "春节", "date", "2027-02-06"),
        ("中秋節", "中秋節", "date", "2026-09-25"),
        ("农历正月初一", "农历正月初一", "date", "2027-02-06"),
        ("2027年国庆节", "2027年国庆节", "date", "2027-10-01"),
        ("除夕", "除夕", "date", "2027-02-05"),
        ("冬至", "冬至", "date", "2026-12-22"),
        ("12月2日（三）", "12月2日（三）", "date", "2026-12-02"),
        ("12/2(三)", "12/2(三)", "date", "2026-12-02"),
        ("周三(2日)", "周三(2日)", "date", "2026-12-02"),
        ("25/12/2026", "25/12/2026", "date", "2026-12-25"),
        ("11月底", "11月底", "range", "2026-11-21/2026-11-30"),
        ("下周三下午三点半", "下周三下午三点半", "datetime", "2026-12-02T15:30+08:00"),
        ("昨晚8点", "昨晚8点", "datetime", "2026-11-23T20:00+08:00"),
        ("聽日朝早10點", "聽日朝早10點", "datetime", "2026-11-25T10:00+08:00"),
        ("半小时后", "半小时后", "datetime", "2026-11-24T10:00:00+08:00"),
        ("八点一刻", "八点一刻", "time", "T08:15"),
        ("晚7:30", "晚7:30", "time", "T19:30"),
        ("夜晚八點", "夜晚八點", "time", "T20:00"),
        ("下午2点到4点", "下午2点到4点", "range", "T14:00/T16:00"),
        ("下周", "下周", "range", "2026-W49"),
        ("下个月", "下个月", "range", "2026-12"),
        ("本月底", "本月底", "range", "2026-11-21/2026-11-30"),
        ("明年第一季度", "明年第一季度", "range", "2027-01-01/2027-03-31"),
        ("12月1日至5日", "12月1日至5日", "range", "2026-12-01/2026-12-05"),
        ("周一至周五", "周一至周五", "range", "2026-11-30/2026-12-04"),
        ("三天内", "三天内", "range", "2026-11-24/2026-11-27"),
        ("两个工作日内", "两个工作日内", "range", "2026-11-24/2026-11-26"),
        ("上世纪八十年代", "上世纪八十年代", "range", "1980-01-01/1989-12-31"),
        ("一个半小时", "一个半小时", "duration", "PT1.5H"),
        ("每两周", "每两周", "set", "R/P14D"),
        ("每周二、四下午", "每周二、四下午", "set", "R/P1W"),
    ],
)
def test_what_chinese_mentions_mean(text, mention, type, value):
    (date,) = find_dates(text, NOW, language="mixed")
    assert (date.text, date.type, date.value) == (mention, type, value)


@pytest.mark.parametrize(
    "text",
    [
        "给您三点建议。", "一点也不难", "差点忘了", "有十分之一的机会", "十分感谢", "一天到晚", "周先生",
        "服务周到", "小时候",
        "3号楼12室", "12号线", "增长二十七点三", "电话021-5555-0142", "v2.10.3", "三分之二", "同时",
        "第一点", "早点休息",
        "早上好", "新年快乐", "周末愉快", "请稍后再试", "“尽快”二字",
    ],
)  # fmt: skip
def test_what_is_no_date_in_chinese(text):
    assert find_dates(text, NOW, language="zh-Hans") == []


@pytest.mark.parametrize(
    "text", ["请尽快处理", "請儘快回覆", "盡速辦理", "我们稍后联系您", "近期上线", "過幾天", "改天再约"]
)
def test_vague_promises_in_chinese(text):
    (date,) = find_dates(text, NOW, language="mixed")
    assert date.vague and date.value == ""


@pytest.mark.parametrize("text", ["2月30日", "2026年4月31日", "13月5日", "25:00开会"])
def test_impossible_dates_in_chinese(text):
    (date,) = find_dates(text, NOW, language="zh-Hans")
    assert date.impossible and date.value == ""


def test_the_weekday_named_is_kept_beside_the_date():
    (date,) = find_dates("2026年12月2日(周四)", NOW, language="zh-Hans")
    assert (date.named_weekday, date.real_weekday, date.relative) == (3, 2, False)


def test_an_hour_without_morning_or_evening_is_ambiguous():
    assert [find_dates(text, NOW)[0].ambiguous_clock for text in ("8点见", "早上8点见", "20点见")] == [
        True,
        False,
        False,
    ]


def test_mixed_text_is_read_in_both_languages():
    found = find_dates("请在 next Friday 之前回复,会议是12月2日。", NOW)
    assert [date.value for date in found] == ["2026-12-04", "2026-12-02"]


def test_the_lunar_table_agrees_with_lunardate():
    lunardate = import_module("lunardate")
    for year in range(1990, 2061):
        for month in range(1, 13):
            for day in (1, 15, 29):
                assert lunar_day(year, month, day) == lunardate.LunarDate(year, month, day).to_solar_date()


def test_leap_months_and_the_last_day_of_the_year():
    assert lunar_day(2025, 6, 1, leap=True) == datetime.date(2025, 7, 25)
    assert lunar_day(2025, 7, 1, leap=True) is None
    assert lunar_day(2025, 12, 30) == datetime.date(2026, 2, 16)
    assert lunar_day(1989, 1, 1) is None


def test_solar_terms():
    assert solar_term("清明", 2026) == datetime.date(2026, 4, 5)
    assert solar_term("冬至", 2026) == datetime.date(2026, 12, 22)
    assert solar_term("立春", 2027) == datetime.date(2027, 2, 4)
    assert solar_term("立春", 1999) is None


@pytest.mark.parametrize(
    ("text", "found", "value", "zone"),
    [
        ("彩排9:00 UTC开始。", "9:00 UTC", "T09:00Z", "Z"),
        ("北京时间下午3:00开会", "下午3:00", "T15:00+08:00", "+08:00"),
        ("台北時間12月2日20:00開播", "12月2日20:00", "2026-12-02T20:00+08:00", "+08:00"),
        ("请在20:00 GMT+9前上线", "20:00 GMT+9", "T20:00+09:00", "+09:00"),
    ],
)
def test_zone_of_a_clock_in_chinese(text, found, value, zone):
    (date,) = find_dates(text, NOW)
    assert (date.text, date.value, date.zone) == (found, value, zone)


@pytest.mark.parametrize("text", ["桂花路4号103室", "桂花路15号 晨光办公楼", "2号-长沙门店", "限期十五日补足"])
def test_house_numbers_and_terms_are_no_days(text):
    assert find_dates(text, NOW) == []


def test_a_day_before_a_building_stays_a_day():
    assert [date.text for date in find_dates("请15号到办公楼,12号-周五也行", NOW)] == ["15号", "12号-周五"]


def test_two_digit_year_with_a_zero_is_a_year():
    (date,) = find_dates("04年以后的合同", NOW)
    assert (date.text, date.value, date.relative) == ("04年", "2004", False)


def test_tonight_before_an_adverb():
    assert [date.text for date in find_dates("报告今晚就发。", NOW)] == ["今晚"]
