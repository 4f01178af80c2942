"""Zones of whole messages, in both languages and both scripts.

A case is a message with its zones marked in place: «S:…» salutation, «B:…» body, «C:…» closing, «G:…» signature,
«P:…» postscript, «Q:…» quotation, «D:…» disclaimer. What stands in no mark is white space or belongs to no zone.
"""

import re

import pytest

from etiquette_lint.message.closing import parse_closing
from etiquette_lint.message.lists import find_list_items, find_paragraphs
from etiquette_lint.message.model import Mark
from etiquette_lint.message.salutation import parse_salutation
from etiquette_lint.message.zones import find_zones

NAMES = {
    "S": "salutation", "B": "body", "C": "closing", "G": "signature", "P": "postscript", "Q": "quotation",
    "D": "disclaimer",
}  # fmt: skip

CHINESE = [
    # 此致 敬礼, over two lines, on one, indented, with a date
    "«S:王经理：\n\n您好！»\n\n«B:合同已寄出，请查收。»\n\n«C:此致\n敬礼！»\n\n«G:销售部 李明\n2026年11月24日»",
    "«S:李老师：\n您好！»\n«B:作业已批改。»\n  «C:此致\n敬礼»\n                «G:学生 张三»",
    "«S:陳主任：\n\n您好！»\n\n«B:會議紀錄已整理完畢。»\n\n«C:此致\n\n敬禮»\n\n«G:秘書室 林怡君»",
    "«S:張先生您好：»\n\n«B:款項已收到。»\n\n«C:此致敬禮»\n\n«G:會計部»",
    # 顺颂, 即颂, 敬祝 … with and without a gap
    "«S:周总，您好！»\n\n«B:样品已发出。»\n\n«C:顺颂商祺»\n\n«G:外贸部 吴倩»",
    "«S:詹總您好：»\n\n«B:報價單如附件。»\n\n«C:順頌 商祺»\n\n«G:業務部 蔡宗翰»",
    "«S:沈教授：\n\n您好！»\n\n«B:论文修改稿已提交。»\n\n«C:即颂\n教安»\n\n«G:学生 陆遥»",
    "«S:劉律師您好：»\n\n«B:契約草稿已修正。»\n\n«C:敬祝 商祺»\n\n«G:法務室 高志遠»",
    "«S:何太：\n\n您好！»«B:多謝查詢，房間尚有空位。»\n\n«C:敬頌 時祺»\n\n«G:訂房部 黃詠詩»",
    "«S:夏律师：\n\n您好！»«B:请您出具书面意见。»\n\n«C:专此，顺颂\n时祺»\n\n«G:资产部 江枫»",
    "«S:岑太：\n\n您好！»«B:租約已更新。»\n\n«C:此致，並頌\n時綏»\n\n«G:姚立行律師»",
    "«S:馮教授道鑒：»\n\n«B:承蒙指導，不勝感激。»\n\n«C:敬請\n教安»\n\n«G:學生 王小明 敬上»",
    "«S:林董事長鈞鑒：»\n\n«B:謹報告本季業績。»\n\n«C:恭請\n鈞安»\n\n«G:職 陳大文 謹上»",
    "«S:罗总：\n\n您好！»\n\n«B:合作方案见附件。»\n\n«C:敬请 台安»\n\n«G:市场部 何静»",
    # 致 礼, a relative's title behind a given name, half-width marks behind a family name that is a verb too
    "«S:老师您好：»\n«B:图纸已改。»\n\n«C:致\n礼！»\n\n«G:李明\n2026年11月24日»",
    "«S:建国兄：»\n\n«B:图纸已寄出。»\n\n«C:祝好»\n«G:李明»",
    "«S:谢女士:\n您好!»\n«B:合同收到了。»\n\n«C:祝好»\n«G:李明»",
    "«S:譚小姐：\n\n台端好。»«B:租約已更新。»\n\n«C:專此奉達，並頌\n台安»\n\n«G:陳偉»",
    "«S:尊敬的老师：\n\n您好！»\n\n«B:酬金已发放。»\n\n«B:感谢您的付出，»«C:恭颂教祺！»\n\n«G:财务处»",
    "«S:敬啟者：»\n\n«B:本公司將於下月遷址。»\n\n«C:順祝\n商祺»\n\n«G:行政部 謹啟»",
    "«S:各位校友：»\n\n«B:校庆定于五月举行。»\n\n«C:谨致问候»\n\n«G:校友办»",
    "«S:吴女士：»\n\n«B:您的来信我们已转交。»\n\n«C:致以诚挚的问候»\n\n«G:信访办»",
    # 祝 …
    "«S:沙老师：\n\n您好！»\n\n«B:名单已录入。»\n\n«C:祝好»\n\n«G:人事 伊人»",
    "«S:苏先生，下午好！»\n\n«B:发票可以换开。»\n\n«C:祝您工作顺利！»\n\n«G:客服中心 明明»",
    "«S:鄭小姐 您好：»\n\n«B:訂單已出貨。»\n\n«C:祝您 購物愉快»\n\n«G:客服 小芳»",
    "«S:艾小姐,\n\n您好!»«B:样品收到了.»\n\n«C:祝\n生意兴隆»\n\n«G:关山»",
    "«S:爷爷：»\n\n«B:我们都好。»\n\n«C:祝：\n  身体健康\n  万事如意»\n\n«G:小明»",
    "«S:各位同事：\n\n大家好！»\n\n«B:演练改到周五。»\n\n«B:感谢配合，»«C:祝大家平安！»\n\n«G:行政部 柏青»",
    "«S:同學您好：»\n\n«B:准考證已寄出。»\n\n«C:預祝 金榜題名»\n\n«G:試務組 小余»",
    "«S:言女士：\n\n您好！»\n\n«B:这次未能录用，很遗憾。»\n\n«C:衷心祝您早日找到理想的工作！»\n\n«G:人力资源部»",
    "«S:段先生：\n\n您好！»\n\n«B:师傅周一上门。»\n\n«C:愿您一切顺利！»\n\n«G:维修调度 邢»",
    "«S:白女士，您好：»\n\n«B:货款已退回。»\n\n«C:盼您早日恢复！»\n\n«G:品质关怀 米苏»",
    # all in one line or one paragraph
    "«S:邬先生，您好。»«B:理赔在走流程，请留意短信，»«C:祝好。»«G:理赔部»",
    "«S:尊敬的客户：您好！»«B:您的申请已受理。感谢您的支持，»«C:祝您工作顺利！»",
    "«S:田小姐 您好：»\n\n«B:文件請重新簽名。»\n\n«B:若有疑問，請撥客服專線。»«C:順頌 時祺»\n\n«G:保戶服務 Lily»",
    "«S:王经理您好,»«B:附件是报价单,请查收.»\n\n«G:李明»",
    "«S:您好，王经理！»«B:附件是报价单。»\n\n«C:祝商祺！»\n«G:李明»",
    # no closing, or one that breaks off
    "«S:贺工，\n\n下午好！»«B:接口文档请补上，谢谢。»\n\n«G:凌霄»",
    "«S:康工、李工：\n\n两位好！»«B:请二位复核后签字。»\n\n«B:辛苦了，谢谢»\n\n«G:白起\n成本部»",
    "«S:盛先生：\n\n您好！»«B:账号已经封了。»\n\n«C:就这样吧。»",
    "«S:亲，您好»\n\n«B:今天发货。»\n\n«C:拜拜啦»\n\n«G:小店掌柜»",
    "«B:好嘞»",
    "«B:重启一下，不行再说。»",
    # 敬上 closes when nothing else does
    "«S:陳小姐您好：»\n\n«B:貨品已寄出。»\n\n«G:業務部 林怡君» «C:敬上»",
    # footers, postscripts, notices
    "«S:李经理：»\n\n«B:合同见附件。»\n\n«C:祝好»\n«G:张三»\n\n«P:又及：请带上钥匙。»",
    "«S:趙經理您好：»\n\n«B:樣品明日寄出。»\n\n«C:敬祝 順利»\n«G:周雅婷»\n\n«P:附言：請提供收件地址。»",
    "«B:好的，我看一下。»\n\n«G:发自我的iPhone»",
    "«S:王总：»\n\n«B:同意。»\n\n«G:李明\n\n從我的 iPhone 傳送»",
    "«S:王先生：»\n\n«B:已退款。»\n\n«C:祝商祺»\n\n«G:李明\n客服部»\n\n"
    "«D:本邮件及其附件含有保密信息，仅供收件人使用。如误收，请立即删除。»",
    "«S:林小姐您好：»\n\n«B:帳單已更正。»\n\n«C:順頌 時祺»\n\n«G:帳務組»\n\n«D:此郵件為系統自動發送，請勿直接回覆。»",
    # a signature in two languages, contacts as fields
    "«S:王总：»\n\n«B:下周见。»\n\n«C:祝好»\n\n«G:张伟 Wei Zhang\n销售经理 Sales Manager\n电话：021-5550-0100»",
    "«S:您好！»\n«B:我司可提供样品。»\n\n«G:联系人：王先生\n电话：021-5550-0100»",
    # lists
    "«S:各位会员：\n\n大家好！»\n\n«B:请注意：»\n\n«B:1．周五停电；»\n«B:2．周六恢复。»\n\n«C:祝安康»\n\n«G:物业»",
]

ENGLISH = [
    # an assistant's question below its draft
    "«S:Dear Ms Reed,»\n\n«B:The hall is free.»\n\n«C:Kind regards,»\n«G:[Your Name]\nCustomer Care»\n\n"
    "«P:Would you like me to make it more formal?»",
    # a courtesy in place of a closing, and an afterthought; a name and an address behind dashes; initials
    "«S:Hi all,»\n\n«B:The interviews begin on Monday.»\n\n«C:Thanks in advance for your time.»\n\n«G:Monica»\n\n"
    "«P:**Please tell me who else should come.»",
    "«B:The sheets have not changed.»\n\n«G:-Teresa Glaze\n-tglaze@example.org»",
    "«B:I left a message at the bank and will tell you when they call.»  «G:SS»",
    # the footer of a list's archive is not the sender's
    "«B:Where is it kept?»\n\n«D:--\nView this message in context: http://archive.example.com/a.html»\n"
    "«D:Sent from the Users mailing list archive at example.com.»",
    "«S:Dear Ms Chen,»\n\n«B:The claim is attached.»\n\n«B:Thank you.»\n\n«C:Best regards,»\n\n"
    "«G:Vikram Desai\nContracts»",
    "«S:Hi Tomasz,»\n\n«B:Found it.»\n\n«C:Best,»\n«G:Imani\n\nImani Brooks\nPlatform Engineering\n+1 202-555-0164»",
    "«S:Dear Tom,\n\nGood morning.»\n\n«B:The report is ready.»\n\n«C:Regards»\n«G:Ann»",
    "«S:Hi Bob -» «B:thanks for the note. I will call at three.» --«G:Jim»",
    "«S:Kristin,» «B:I looked at the figures and they are fine.»\n\n«C:Thanks,»\n«G:Patti x39106»",
    "«S:Susan:»  «B:You have hit the nail on the head.  Call me.»  «C:Thanks!» «G:Ben»",
    "«S:Frank & Hector,»\n\n«B:Here is the list.»\n\n«C:Thanks» - «G:bob 713-555-0180»",
    "«S:Hello everyone!»  «B:Dinner is on Monday.»\n\n«C:Love,»\n\n«G:Jen»",
    "«S:Dear Mr. Arrington,»\n\n«B:What a lovely letter.»\n\n«C:Clear skies and warm regards,»\n«G:Joanna»",
    "«S:Dear all,»\n\n«B:The auditor comes on Monday.»\n\n«C:Kind regards,»",
    "«S:Hi Katarzyna,»\n\n«B:The boiler is being repaired.»\n\n«G:Residents' Desk»",
    "«S:Melissa»\n\n«B:Attached is the template that we discussed.»\n\n«C:Kind regards,»\n\n«G:Marcus»",
    "«B:I have fixed our slide.» «G:Rick»",
    "«B:Works for me.»",
    "«B:However, the second figure is wrong and must be checked.»",
    "«S:Hi Nia,»\n\n«B:The voucher is back on.»\n\n«C:Bye»",
    "«S:Dear team,»\n\n«B:We moved.»\n\n-- \n«G:Ann Lee\nFinance»",
    "«S:Tom,»\n\n«B:Fine with me.»\n\n«G:Ann\n\nSent from my iPhone»",
    "«S:Hi Tom,»\n\n«B:See the attachment.»\n\n«C:Thank you for your help.»\n\n«G:Ann Lee»",
    "«S:Hi Tom,»\n\n«B:The report is ready.»\n\n«C:Best regards,»\n\n«G:Ann Lee»\n\n«P:P.S. Bring the keys.»",
    "«S:Hi all,»\n\n«B:See below.»\n\n«C:Thanks,»\n«G:Ann»\n\n"
    "«D:This email is confidential and intended solely for the addressee. If you are not the intended "
    "recipient, delete it.»",
    "«S:Hi all,»\n\n«B:The build is red again.»\n\n«C:Cheers,»\n«G:Sam»\n\n"
    "«D:_______________________________________________\nbuilders mailing list\n"
    "https://lists.example.org/mailman/listinfo/builders»",
    "«B:Here is my answer, in draft:»\n\n«S:Dear Ms Brandvold,»\n\n«B:We are sorry.»\n\n«C:Yours "
    "sincerely,»\n«G:Håkon Lie»",
    # an office with its contacts, a street that ends in an abbreviation, rules above and an archive's mark below
    "«B:The desk is closed on Friday.»\n\n«G:Keller e-care\nCustomer Support\nPh: (202) 555-0142   Fx: (202) 555-0143\n"
    "Email: care@example.com»",
    "«B:Use this package.»\n\n------------\n\n«G:Mungo Reed\nReed & Graydon LLP\n#3500, 855 - 2nd"
    " Street S.W.\n202-555-0174 (telephone)\nreed@example.com (email)»",
    "«B:No problem at all!»\n\n«B:-----»\n---------------\n«G:Marta Rossi\nSearch Consultant, R&D, Director\nKeller "
    "Ltd. - www.example.com»\n«D:--\nView this message in context: http://forum.example.com/17»\n"
    "«D:Sent from the Users mailing list archive at example.com.»",
    # a list of addresses signs nothing
    "«B:Our houses:»\n\n«B:Keller Tools\n20 East Drive\nSpringfield 60601»\n\n«B:Keller Paints\n33 Hope "
    "Street\nSpringfield 60604»\n\n«B:Keller Glass\n5 West Park\nSpringfield 60609»",
    # a notice of confidentiality and its twin
    "«S:Hi all,»\n\n«B:See below.»\n\n«C:Thank you,»\n«G:Keller Ltd.»\n\n«D:This message is confidential. If you "
    "are not the recipient, delete it.»\n\n«D:Ce message est confidentiel et destiné aux seuls destinataires.»",
    "«S:Dear members,»\n\n«B:Please bring:»\n\n«B:- a hat;»\n«B:- water for\n  the whole day.»\n\n"
    "«B:See you there.»\n\n«C:All the best,»\n«G:The Club»",
]

LISTS_AT_THE_END = [
    "«S:Hi Tom,»\n\n«B:Please invite:»\n\n«B:- Ann»\n«B:- Bob»",
    "«S:Hi Tom,»\n\n«B:Please bring»\n«B:- a hat»\n«B:- water»",
    "«S:王总：»\n\n«B:参会人员：»\n\n«B:1. 张伟»\n«B:2. 李明»",
]

WITH_QUOTATION = [
    "«S:Hi Owen,»\n\n«B:Ask the porter.»\n\n«C:Regards,»\n«G:Jacinta»\n\n"
    "«Q:On Thu, 12 Nov 2026 at 15:20, Owen Tanner wrote:\n> Where are the keys?»",
    "«S:邬先生，您好。»«B:材料齐了。»\n\n«C:祝好»\n«G:理赔部»\n\n«Q:> 2026年5月22日 邬先生：\n> 到底哪天能赔下来？»",
    "«Q:> 傅先生 写道：\n> 路由器又掉线了！»\n\n--\n«G:宽带客服 0519\n服务热线 10000000»",
    "«S:Hi Ann,»\n\n«Q:> When do we start?»\n\n«B:At nine.»\n\n«Q:> And where?»\n\n«B:In room 4.»\n"
    "\n«C:Cheers,»\n«G:Tom»",
]


def read(marked: str) -> tuple[str, list[tuple[str, str]]]:
    """The plain text of a case, and its zones as (name, text)."""
    found = [(NAMES[name], text) for name, text in re.findall(r"«(\w):(.*?)»", marked, re.DOTALL)]
    return re.sub(r"«\w:|»", "", marked), found


@pytest.mark.parametrize("marked", CHINESE + ENGLISH + LISTS_AT_THE_END + WITH_QUOTATION)
def test_zones(marked: str) -> None:
    text, wanted = read(marked)
    assert [(name, text[start:end]) for name, start, end in find_zones(text)] == wanted


@pytest.mark.parametrize("marked", [CHINESE[0], CHINESE[6], ENGLISH[1], WITH_QUOTATION[0]])
@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_do_not_matter(marked: str, line_end: str) -> None:
    text, wanted = read(marked.replace("\n", line_end))
    assert [(name, text[start:end]) for name, start, end in find_zones(text)] == wanted


def test_nothing_has_no_zones() -> None:
    assert find_zones("") == []
    assert find_zones(" \n\t\n　\n") == []


def test_quotations_from_markup_are_not_the_authors() -> None:
    text = "Fine with me.\n\nCan we meet?\n\nTom"
    quoted = text.index("Can we")
    assert find_zones(text, marks=[Mark("quotation", quoted, len(text))]) == [
        ("body", 0, 13),
        ("quotation", quoted, len(text)),
    ]


def test_list_items_from_markup_are_zones() -> None:
    text = "Please bring\na hat\nwater"
    marks = [Mark("list-item", 13, 18), Mark("list-item", 19, 24)]
    assert find_zones(text, marks=marks) == [("body", 0, 12), ("body", 13, 18), ("body", 19, 24)]
    items = find_list_items(text, marks=marks)
    assert [(item.marker, item.style, item.number, item.depth, item.text) for item in items] == [
        ((13, 13), "", None, 0, (13, 18)),
        ((19, 19), "", None, 0, (19, 24)),
    ]


SALUTATIONS = [
    # text, end, kind, names, honorific, flags: g greets, i impersonal, p plural, u undecided
    ("Dear Ms Chen,", "Dear Ms Chen,", "dear", ["Chen"], "Ms", "g"),
    ("Dear Mr. or Ms. Lee:", "Dear Mr. or Ms. Lee:", "dear", ["Lee"], "Mr. or Ms.", "gu"),
    ("Dear Sir or Madam,", "Dear Sir or Madam,", "dear", ["Sir or Madam"], None, "gi"),
    ("To whom it may concern:", "To whom it may concern:", "to-whom", [], None, "gi"),
    ("Dear valued customer,", "Dear valued customer,", "dear", ["valued customer"], None, "gi"),
    ("Hi Ngozi and Pascal,", "Hi Ngozi and Pascal,", "hi", ["Ngozi", "Pascal"], None, "gp"),
    ("Hello everyone!", "Hello everyone!", "hello", ["everyone"], None, "gp"),
    ("Hey there, what is up?", "Hey there,", "hey", [], None, "g"),
    ("Good afternoon, Mr Smith,", "Good afternoon, Mr Smith,", "time", ["Smith"], "Mr", "g"),
    ("Mr. Kaplan,", "Mr. Kaplan,", "name", ["Kaplan"], "Mr.", ""),
    ("Traders et al:", "Traders et al:", "name", ["Traders et al"], None, "p"),
    ("王经理：", "王经理：", "title", ["王"], "经理", ""),
    ("王经理，您好！", "王经理，您好！", "title", ["王"], "经理", "g"),
    ("張偉：", "張偉：", "name", ["張偉"], None, ""),
    ("欧阳女士：\n\n上午好！", "欧阳女士：\n\n上午好！", "title", ["欧阳"], "女士", "g"),
    ("尊敬的客户：", "尊敬的客户：", "respect", ["客户"], None, "i"),
    ("尊敬的卜先生/女士：", "尊敬的卜先生/女士：", "respect", ["卜"], "先生/女士", "u"),
    ("敬愛的顧客 您好：", "敬愛的顧客 您好：", "respect", ["顧客"], None, "gi"),
    ("各位同仁：", "各位同仁：", "group", ["同仁"], None, "p"),
    ("康工、李工：", "康工、李工：", "title", ["康", "李"], "工", "p"),
    ("何太：", "何太：", "title", ["何"], "太", ""),
    ("亲，在吗？", "亲，在吗？", "casual", [], None, ""),
    ("您好！合同已寄出。", "您好！", "greeting", [], None, "g"),
    ("大家好！", "大家好！", "greeting", [], None, "gp"),
    ("Kevin，您好！", "Kevin，您好！", "name", ["Kevin"], None, "g"),
    ("Hi 小王，", "Hi 小王，", "hi", ["小王"], None, "g"),
    ("陳會長鈞鑒：", "陳會長鈞鑒：", "title", ["陳"], "會長", ""),
]


@pytest.mark.parametrize(("text", "whole", "kind", "names", "honorific", "flags"), SALUTATIONS)
def test_parts_of_a_salutation(
    text: str, whole: str, kind: str, names: list[str], honorific: str | None, flags: str
) -> None:
    found = parse_salutation("  " + text)
    assert found is not None
    text = "  " + text
    assert text[found.start : found.end] == whole
    assert found.kind == kind
    assert [text[start:end] for start, end in found.names] == names
    assert (found.honorific and text[slice(*found.honorific)]) == honorific
    shown = ("g" if found.greets else "") + ("i" if found.impersonal else "") + ("p" if found.group else "")
    assert shown + ("u" if found.undecided else "") == flags


@pytest.mark.parametrize(
    "text",
    [
        "However, we agree.", "Unfortunately, the train is late.", "Note: the door is locked.",
        "Houston, Texas is hot.",
        "Please find the report attached.", "Morning session", "Attached is the file.",
        "Hi-res scans follow.",
        "Jeff Sommers and I are to meet next week.", "Thanks for the report, it helped.",
        "关于退款的问题：", "请联系王经理，他会处理。", "亲自来一趟吧。", "通知：", "周三，请准时到场。", "时间：",
        "感谢您的来信。",
        "您的订单已发货，请查收。", "收到，谢谢。", "王经理说，可以。",
    ],
)  # fmt: skip
def test_no_salutation(text: str) -> None:
    assert parse_salutation(text + "\nThe rest of the message.") is None


CLOSINGS = [
    ("Best regards,", "Best regards", "neutral", None, False),
    ("Yours faithfully", "Yours faithfully", "formal", None, False),
    ("Cheers, Tom", "Cheers", "casual", "Tom", False),
    ("Bye!", "Bye", "casual", None, True),
    ("此致\n敬礼！", "此致\n敬礼", "formal", None, False),
    ("順頌 商祺", "順頌 商祺", "formal", None, False),
    ("祝您工作顺利！", "祝您工作顺利", "neutral", None, False),
    ("祝好。理赔部", "祝好", "neutral", "理赔部", False),
    ("敬請 台安", "敬請 台安", "formal", None, False),
    ("就这样吧。", "就这样吧", "casual", None, True),
]


@pytest.mark.parametrize(("text", "phrase", "register", "name", "curt"), CLOSINGS)
def test_parts_of_a_closing(text: str, phrase: str, register: str, name: str | None, curt: bool) -> None:
    found = parse_closing(text)
    assert found is not None
    assert text[slice(*found.phrase)] == phrase
    assert found.register == register
    assert (found.name and text[slice(*found.name)]) == name
    assert found.curt == curt


@pytest.mark.parametrize(
    "text",
    [
        "敬请见谅。",
        "祝贺您中奖！我们将尽快联系您。",
        "Thanks for the report; I read it.",
        "Best practice is to ask.",
        "谢谢",
    ],
)
def test_no_closing(text: str) -> None:
    assert parse_closing(text) is None


# Lists: each item as (marker, style, number, depth, list, text)
LISTS = [
    (
        "1. one\n2. two\n   and more\n3. three",
        [("1.", "1.", 1, 0, 0, "one"), ("2.", "1.", 2, 0, 0, "two\n   and more"), ("3.", "1.", 3, 0, 0, "three")],
    ),
    ("1、甲\n2、乙", [("1、", "1、", 1, 0, 0, "甲"), ("2、", "1、", 2, 0, 0, "乙")]),
    ("１．甲\n２．乙", [("１．", "1.", 1, 0, 0, "甲"), ("２．", "1.", 2, 0, 0, "乙")]),
    ("（1）甲\n(2) 乙", [("（1）", "(1)", 1, 0, 0, "甲"), ("(2)", "(1)", 2, 0, 0, "乙")]),
    ("①甲\n② 乙", [("①", "①", 1, 0, 0, "甲"), ("②", "①", 2, 0, 0, "乙")]),
    ("第一，甲。\n第二，乙。", [("第一，", "第一", 1, 0, 0, "甲。"), ("第二，", "第一", 2, 0, 0, "乙。")]),
    (
        "一、总则\n（一）甲\n（二）乙\n二、分则\n十一、附则",
        [("一、", "一、", 1, 0, 0, "总则"), ("（一）", "(一)", 1, 1, 0, "甲"), ("（二）", "(一)", 2, 1, 0, "乙"),
         ("二、", "一、", 2, 0, 0, "分则"), ("十一、", "一、", 11, 0, 0, "附则")],
    ),
    ("- a\n- b\n  * c\n- d", [("-", "-", None, 0, 0, "a"), ("-", "-", None, 0, 0, "b"), ("*", "*", None, 1, 0, "c"),
                                ("-", "-", None, 0, 0, "d")]),
    ("- a\n* b", [("-", "-", None, 0, 0, "a"), ("*", "*", None, 0, 0, "b")]),
    ("1. a\n2) b\n4) c", [("1.", "1.", 1, 0, 0, "a"), ("2)", "1)", 2, 0, 0, "b"), ("4)", "1)", 4, 0, 0, "c")]),
    ("a) x\nb) y", [("a)", "a)", 1, 0, 0, "x"), ("b)", "a)", 2, 0, 0, "y")]),
    ("i. x\nii. y", [("i.", "i.", 1, 0, 0, "x"), ("ii.", "i.", 2, 0, 0, "y")]),
    ("1. a\n\nA word on a.\n\n2. b", [("1.", "1.", 1, 0, 0, "a"), ("2.", "1.", 2, 0, 0, "b")]),
    ("- a\n\nThen:\n\n- b", [("-", "-", None, 0, 0, "a"), ("-", "-", None, 0, 1, "b")]),
    ("· 甲\n• 乙", [("·", "·", None, 0, 0, "甲"), ("•", "•", None, 0, 0, "乙")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), LISTS)
def test_list_items(text: str, wanted: list[tuple[str, str, int | None, int, int, str]]) -> None:
    found = find_list_items(text)
    assert [
        (text[slice(*item.marker)], item.style, item.number, item.depth, item.list_index, text[slice(*item.text)])
        for item in found
    ] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "12月2日开会。", "3.5 版本已发布。", "2026. 年终总结", "-- \nAnn", "---\n***", "-Daniel",
        "*note: closed*", "J. Smith will come.",
        "This is a long line of prose that was wrapped just before June\n7. The rest of it follows here.",
        "10:30 开会", "第一个部分是效率。",
    ],
)  # fmt: skip
def test_no_list_items(text: str) -> None:
    assert find_list_items(text) == []


PARAGRAPHS = [
    ("One line.\n\nAnother.", ["One line.", "Another."]),
    (
        "This line was wrapped by the mail client at about seventy columns of\ntext, as clients did. It ends here.",
        ["This line was wrapped by the mail client at about seventy columns of\ntext, as clients did. It ends here."],
    ),
    ("第一段说完了。\n第二段从这里开始。", ["第一段说完了。", "第二段从这里开始。"]),
    ("Thanks for this.\nI will call you.", ["Thanks for this.", "I will call you."]),
    ("Please bring:\n- a hat\n- water\nSee you.", ["Please bring:", "- a hat", "- water", "See you."]),
]


@pytest.mark.parametrize(("text", "wanted"), PARAGRAPHS)
def test_paragraphs(text: str, wanted: list[str]) -> None:
    assert [text[start:end] for start, end in find_paragraphs(text)] == wanted


def test_spans_count_from_the_start_of_the_string() -> None:
    text = "xx\n1. a\n2. b\nyy"
    assert find_paragraphs(text, 3, 12) == [(3, 7), (8, 12)]
    assert [item.text for item in find_list_items(text, 3, 12)] == [(6, 7), (11, 12)]


@pytest.mark.parametrize(
    "unit", ["word and more, ", "- item\n", "> quoted\n", "To: a\n", "Tom and ", "祝", "1. a\n\n", "Thanks,\n"]
)
def test_large_inputs_are_read_in_one_pass(unit: str) -> None:
    """Zones in order and apart, on a million characters of anything: a quadratic step would not come back."""
    text = unit * (1_000_000 // len(unit))
    last = 0
    for _, start, end in find_zones(text):
        assert last <= start < end
        last = end
