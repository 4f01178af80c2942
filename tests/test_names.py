"""Names as people write them: whose they are, what is a name at all, how to address somebody."""

import pytest

from etiquette_lint.language.name_tables import is_surname_spelling, spellings_of, wade_giles
from etiquette_lint.language.names import courteous, is_personal, is_titled_name, read_names, same_person

SAME = [
    ("Bob", "Robert Okoro", ""),
    ("Liz", "Elizabeth Reed", ""),
    ("Kate", "Katherine Reed", ""),
    ("Reed", "Reed, Jane", ""),
    ("Ms Reed", "Reed, Jane", ""),
    ("Jane", "\"Reed, Jane (Leeds)\"", ""),
    ("José", "Jose Garcia", ""),
    ("Mr O'Neil", "Sean ONeil", ""),
    ("Mei", "Mei-Ling Chen", ""),
    ("Bill", "Grandpa Lew", "lew.william@example.com"),
    ("Mr Okoro", "Grandpa", "tom.okoro@example.com"),
    ("Dr van der Berg", "Jan van der Berg", ""),
    ("Wang Wei", "Wei Wang", ""),
    ("王经理", "王伟", ""),
    ("王經理", "采购部 王偉", ""),
    ("李工", "李工", ""),
    ("老王", "王伟", ""),
    ("小李", "李娜", ""),
    ("伟哥", "王伟", ""),
    ("志强", "王志强", ""),
    ("欧阳女士", "欧阳晴", ""),
    ("司徒小姐", "Wendy Szeto", ""),
    ("张先生", "Cheung Ka Fai", ""),
    ("許先生", "Hsu Chih-ming", ""),
    ("Mr Hsu", "徐志明", ""),
    ("Ms Chan", "陳美玲", ""),
    ("Wang Wei", "王伟", ""),
    ("王总", "Office", "wang.wei@example.com"),
    ("葉小姐", "叶小姐", ""),
]

DIFFERENT = [
    ("Susan", "Peter Okoro", ""),
    ("Ms Read", "Jane Reed", ""),
    ("Mr Smith", "Jane Reed", ""),
    ("John Smyth", "John Smith", ""),
    ("Micheal", "Michael Okoro", ""),
    ("Mr Okoro", "Ms Okoro", ""),
    ("李经理", "王伟", ""),
    ("李总", "王伟", ""),
    ("陵先生", "凌先生", ""),
    ("艾凡先生", "伊凡", ""),
    ("韩梅女士", "韩先生", ""),
    ("张伟先生", "张玮先生", ""),
    ("林志玲小姐", "陳志明", ""),
    ("王总", "Kevin Zhang", ""),
    ("Mr Zhang", "王伟", ""),
]

UNKNOWN = [
    ("Kevin", "Wang Wei", ""),
    ("Kevin", "王伟", ""),
    ("Susan", "Support Team", ""),
    ("Mr Jones", "sales@example.com", ""),
    ("Chip", "Robert Okoro", ""),
    ("Mr Reed", "Jane", ""),
    ("王女士", "文静", ""),
    ("肖先生", "萧伟", ""),
    ("罗伯特先生", "Robert Lee", ""),
    ("小芳", "李娜", ""),
    ("伟哥", "李娜", ""),
    ("XX先生", "李四", ""),
    ("张老师", "教务处", ""),
    ("Team", "Jane Reed", ""),
]


@pytest.mark.parametrize(("words", "name", "address"), SAME)
def test_one_person(words, name, address):
    assert same_person(words, name, address) is True


@pytest.mark.parametrize(("words", "name", "address"), DIFFERENT)
def test_two_persons(words, name, address):
    assert same_person(words, name, address) is False


@pytest.mark.parametrize(("words", "name", "address"), UNKNOWN)
def test_nobody_can_tell(words, name, address):
    assert same_person(words, name, address) is None


@pytest.mark.parametrize(
    "name",
    [
        *("Jane Reed", "Ms Reed", "Reed, Jane", "Peter", "Teo Wei Ling (Ms)", "Łukasz Wróbel"),
        *("王伟", "采购部 王伟", "石小姐", "李工"),
    ],
)
def test_names_of_people(name):
    assert is_personal(name)


@pytest.mark.parametrize(
    "name",
    [
        *("", "Support Team", "Residents' Desk", "sales@example.com", "noreply", "IT", "{{ name }}", "jreed2"),
        *("客服中心", "全体员工", "教务处"),
    ],
)
def test_names_of_desks(name):
    assert not is_personal(name)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ms Jane Reed", "Ms Reed"),
        ("Mr. Jan van der Berg", "Mr. van der Berg"),
        ("SMITH, John (Leeds)", "John Smith"),
        ("Jane Reed", "Jane Reed"),
        ("採購 戴維新", "戴維新"),
        ("供应商质量 卜经理", "卜经理"),
        ("石小姐", "石小姐"),
        ("王伟 Wang Wei", "王伟"),
    ],
)
def test_how_to_address(name, words):
    assert courteous(name) == words


@pytest.mark.parametrize("words", ["王经理", "欧阳女士", "Ms Reed", "Dr. Okoro"])
def test_titled_name(words):
    assert is_titled_name(words)


@pytest.mark.parametrize("words", ["王伟", "经理", "总经理办公会", "Ms", "Mr Bean and the holiday", "Dr. no", "老师"])
def test_no_titled_name(words):
    assert not is_titled_name(words)


def test_reading_parts_of_a_chinese_name():
    (name,) = read_names("歐陽娜女士")
    assert (name.words, name.title, name.family, name.given, name.gender) == ("歐陽娜", "女士", "欧阳", "娜", "female")
    assert [(one.family, one.title) for one in read_names("采购部 王经理")] == [("王", "经理")]


def test_a_title_of_one_character_needs_a_bare_family_name():
    (name,) = read_names("李伟生")
    assert (name.title, name.chinese) == ("", "李伟生")


def test_passport_spellings():
    spelled = [wade_giles(pinyin) for pinyin in ("xu", "zhang", "cai", "guo", "xie", "qiu")]
    assert spelled == ["hsu", "chang", "tsai", "kuo", "hsieh", "chiu"]
    assert {"xu", "hsu", "hui", "koh"} <= spellings_of("许")
    words = ("okoro", "wang", "hsu", "chang", "yeh", "wa", "novakh")
    assert [is_surname_spelling(word) for word in words] == [False, True, True, True, True, False, False]
