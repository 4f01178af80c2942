"""Messages to measure with: made up here, 150 words each, no two alike."""

import random
from email.message import EmailMessage

ENGLISH = [
    "Thank you for sending the revised quotation for order {n} on {d} January 2026.",
    "We compared it with the one of last year and found that the price per unit rose by {n} per cent.",
    "Could you please tell us by {d} April 2026 whether the discount we agreed on still applies?",
    "The warehouse in Rotterdam can take up to {n} pallets, so a partial delivery would be fine with us.",
    "Our driver called at your gate on {d} January and was told that the papers were incomplete.",
    "I have asked Ms Chen in accounts to release the second payment as soon as the certificate arrives.",
    "The drawings that you asked for are in the shared folder, together with the test report of sample {n}.",
    "If the colour of the housing cannot be matched, the customer will accept the darker shade.",
    "Please note that our office is closed on {d} May 2026; urgent calls are answered by the front desk.",
]
CHINESE = [
    "感谢您1月{d}日寄来的报价单，我们已经收到第{n}号订单的全部资料。",
    "与去年相比，每件的单价上涨了百分之{n}，采购部希望了解原因。",
    "请您在2026年4月{d}日之前告诉我们，原先约定的折扣是否仍然有效。",
    "鹿特丹的仓库最多可以存放{n}个托盘，所以分批发货也没有问题。",
    "司机1月{d}日到贵公司门口时，被告知单据不齐，因此没有装车。",
    "财务部的陈女士会在证书寄到以后安排第二笔付款。",
    "您需要的图纸和第{n}号样品的检测报告都放在共享文件夹里。",
    "如果外壳的颜色无法完全一致，客户可以接受稍深的色调。",
]


def english(seed: int) -> str:
    """A business letter of about 150 words."""
    choose = random.Random(seed)
    sentences = [choose.choice(ENGLISH).format(n=choose.randrange(2, 990), d=choose.randrange(1, 29)) for _ in range(8)]
    paragraphs = [" ".join(sentences[:3]), " ".join(sentences[3:6]), " ".join(sentences[6:])]
    return "Dear Mr Novak,\n\n" + "\n\n".join(paragraphs) + "\n\nKind regards,\nAnna Keller\nKeller Machine Tools\n"


def chinese(seed: int) -> str:
    """A business letter of about 250 characters."""
    choose = random.Random(seed)
    sentences = [choose.choice(CHINESE).format(n=choose.randrange(2, 990), d=choose.randrange(1, 29)) for _ in range(9)]
    paragraphs = ["".join(sentences[:3]), "".join(sentences[3:6]), "".join(sentences[6:])]
    return "王经理：\n\n您好！\n\n" + "\n\n".join(paragraphs) + "\n\n此致\n敬礼\n\n采购部 李明\n"


def plain(seed: int, body=english) -> bytes:
    """The letter as a text file with header lines."""
    subject = "Quotation for order" if body is english else "报价单确认 订单"
    head = f"Subject: {subject} {seed}\nFrom: Anna Keller <anna@example.com>\nTo: Novak <novak@example.org>\n"
    return (head + "Date: Mon, 2 Feb 2026 09:30:00 +0800\n\n" + body(seed)).encode()


def mime(seed: int, body=english) -> bytes:
    """The letter as a mail client sends it: text and HTML, quoted-printable or base64, sometimes a file."""
    message = EmailMessage()
    message["Subject"] = f"Quotation for order {seed}" if body is english else f"报价单确认 订单 {seed}"
    message["From"] = "Anna Keller <anna@example.com>"
    message["To"] = "Novak <novak@example.org>"
    message["Date"] = "Mon, 2 Feb 2026 09:30:00 +0800"
    message["Message-ID"] = f"<{seed}@example.com>"
    text = body(seed)
    message.set_content(text, cte="quoted-printable" if seed % 2 else "base64")
    if seed % 3:
        html = "".join(f"<p>{part}</p>" for part in text.replace("\n\n", "\0").replace("\n", "<br>").split("\0"))
        message.add_alternative(f"<html><body>{html}</body></html>", subtype="html", cte="quoted-printable")
    if seed % 5 == 0:
        content = b"%PDF-1.4 " + bytes(3000)
        message.add_attachment(content, maintype="application", subtype="pdf", filename="drawing.pdf")
    return message.as_bytes()
