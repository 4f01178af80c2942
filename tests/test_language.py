"""Which language: so that rules speak only where they understand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etiquette_lint.language import detect, detect_sentence


@pytest.mark.parametrize(
    "message",
    [
        "OK",
        "Thanks!",
        "Pls fix asap",
        "Hi Dan, see attached.",
        "Hi 张伟, thanks",
        "Let's meet at 3 pm.",
        "Shipment ETD 5 May via Los Angeles, invoice attached",
        "Meeting moved to 3 PM EST, per Mr van der Berg.",
        "Dear Ms Müller,\nthank you for the résumé. José and I will call you on Monday.\nBest regards,\n王小明\n"
        "上海分公司 销售经理\n上海市示例路100号",
        "Dear José,\n\nIt’s done – the naïve test passed. Señor Muñoz agreed.\n\nBest,\nZoë",
        "Please type 確認 in the subject line so that we can find your order.",
        "αβγ are the Greek letters that we use for the angles of the part.",
        "",
        "12345",
        "👍",
        "https://shop.example.com/de/das-ist-ein-test",
    ],
)
def test_english(message):
    assert detect(message) == "en"


@pytest.mark.parametrize(
    "message",
    [
        "收到",
        "好的",
        "收到,thanks",
        "OK 收到",
        "请参考 GitHub Actions CI/CD pipeline 文档",
        "王经理,您好!\n附件是 Q3 的 Sales Report,请您用 Microsoft Excel 打开。\n"
        "API Gateway 的 rate limit 已经调整,谢谢。\nBest regards,\nLi Lei",
        "の家餐厅订位已确认",
        "您好,您的订单 A-1001 已发货,预计 3 天内送达。如有问题请联系 support@example.com。",
        "各位同事:\n系统将于今晚 22:00 升级,届时 Dashboard、Report Center 与 Message Queue 暂停服务。",
        "皇后大道东后面",
    ],
)
def test_simplified_chinese(message):
    assert detect(message) == "zh-Hans"


@pytest.mark.parametrize(
    "message",
    [
        "收到,謝謝",
        "王經理您好:\n請您確認附件,謝謝。",
        "各位同事:\n系統將於今晚十點升級,屆時 Dashboard 暫停服務。\nBest regards,\nAmy",
        "我哋已經收到你嘅電郵,會盡快回覆。",
        "「台北」已改至台中",
        "他說「软件」在台灣叫軟體。",
    ],
)
def test_traditional_chinese(message):
    assert detect(message) == "zh-Hant"


@pytest.mark.parametrize(
    "message",
    [
        "Dear all,\nPlease note that the office will be closed on Friday. If you need help, please call us.\n\n"
        "各位同事:\n请注意,办公室周五关闭。如需帮助,请给我们打电话。",
        "各位好:\n系統今晚維護,請您先存檔,謝謝。\n\nHello everyone,\nThe system will be down for maintenance tonight. "
        "Please save your work before you leave, and thank you for your patience.",
    ],
)
def test_english_and_chinese(message):
    assert detect(message) == "mixed"


@pytest.mark.parametrize(
    "message",
    [
        "Merci beaucoup !",
        "Danke!",
        "Bonjour Madame, je vous remercie pour votre message. Nous sommes à votre disposition. Cordialement",
        "Sehr geehrte Frau Beispiel, vielen Dank für Ihre Nachricht. Wir werden uns morgen melden.",
        "Hola Juan, adjunto el informe de ventas. Saludos",
        "Bom dia, muito obrigado pela resposta.",
        "Buongiorno, grazie per la sua risposta.",
        "Hallo, bedankt voor het bericht.",
        "Dzień dobry, dziękuję za wiadomość.",
        "Merhaba, toplantı için teşekkür ederim.",
        "Xin chào anh, cảm ơn anh đã gửi báo giá.",
        "Hej, tack för ditt mejl. Vi återkommer i morgon.",
        "Selamat pagi, terima kasih untuk pesanan anda.",
        "Добрый день, спасибо за письмо.",
        "Καλημέρα σας, ευχαριστώ για το μήνυμα.",
        "مرحبا، شكرا لرسالتك",
        "שלום, תודה על ההודעה",
        "สวัสดีครับ ขอบคุณครับ",
        "नमस्ते, आपके संदेश के लिए धन्यवाद",
        "こんにちは、お世話になっております。",
        "会議の資料をお送りいたします。ご確認ください。",
        "안녕하세요, 회의 일정을 확인해 주세요.",
    ],
)
def test_other_languages(message):
    assert detect(message) == "other"


@pytest.mark.parametrize(
    ("sentence", "alone", "in_traditional"),
    [
        ("123", "", "zh-Hant"),
        ("iPhone 15 Pro", "", "zh-Hant"),
        ("Zhang Wei", "", "zh-Hant"),
        ("PO-1001 / 2026-11-24", "", "zh-Hant"),
        ("", "", "zh-Hant"),
        ("Best regards", "en", "en"),
        ("Submit monthly expense reports by mail", "en", "en"),
        ("您好", "zh-Hans", "zh-Hant"),
        ("请查收", "zh-Hans", "zh-Hans"),
        ("請查收", "zh-Hant", "zh-Hant"),
        ("Danke schön", "other", "other"),
    ],
)
def test_a_sentence_without_evidence_inherits(sentence, alone, in_traditional):
    assert detect_sentence(sentence) == alone
    assert detect_sentence(sentence, "zh-Hant") == in_traditional


def test_long_text_is_judged_by_samples_from_all_of_it():
    english = "Please let us know whether the goods have arrived and whether you need more of them. "
    chinese = "请告诉我们货物是否已经收到,以及您是否还需要更多。"
    assert detect(english * 1000) == "en"
    assert detect(chinese * 3000) == "zh-Hans"
    assert detect(english * 100 + chinese * 400) == "mixed"


@given(st.text())
def test_always_answers(string):
    assert detect(string) in ("en", "zh-Hans", "zh-Hant", "mixed", "other")
    assert detect_sentence(string) in ("", "en", "zh-Hans", "zh-Hant", "mixed", "other")
