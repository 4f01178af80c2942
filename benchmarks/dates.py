"""Speed of the date pass, in million characters a second, on made-up ordinary mail of three languages.

python benchmarks/dates.py [FOLDER]      # or on the files of a folder, read as UTF-8
"""

import datetime
import pathlib
import sys
import time

from etiquette_lint.language.dates import find_dates

NOW = datetime.datetime(2026, 11, 24, 9, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=8)))
ENGLISH = """Dear Ms Lee,

Thank you for your patience while we looked into the matter. The replacement part left our warehouse yesterday
and should reach you by Friday, 27 November. If it has not arrived by then, please call the number on the invoice
and a colleague will trace the parcel for you. The old unit can stay where it is; the courier collects it free of
charge when he brings the new one. Please keep the box and the receipt, since the driver will ask for both.

We have also extended the guarantee to the end of March 2027 to make up for the trouble. There is nothing you need
to sign. Should you prefer a refund, let us know and we will arrange it within 5 working days.

Kind regards,
Dana Field
"""
CHINESE = """李女士,您好:

感谢您的耐心等待。替换的配件昨天已从仓库寄出,预计11月27日(周五)之前送到。如果届时没有收到,请拨打发票上的电话,
同事会为您查询包裹。旧的机器请先放在原处,快递员送新机时会一并免费取走。请保留包装盒和收据,司机会需要这两样东西。

为了表示歉意,我们把保修期延长到2027年3月底,您不需要签任何文件。如果您希望退款,请告诉我们,我们会在五个工作日内办好。

祝您顺利
客服 小田
"""


def measure(name: str, texts: list[str], language: str) -> None:
    found = sum(len(find_dates(text, NOW, language=language)) for text in texts)  # the first pass compiles
    begin = time.perf_counter()
    for text in texts:
        find_dates(text, NOW, language=language)
    spent = time.perf_counter() - begin
    size = sum(map(len, texts))
    print(f"{name:12} {size / spent / 1e6:6.2f} Mchar/s  {spent / len(texts) * 1e6:8.1f} µs a text  {found} dates")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        files = [path for path in sorted(pathlib.Path(sys.argv[1]).rglob("*")) if path.is_file()]
        measure(sys.argv[1], [path.read_text(encoding="utf-8", errors="replace") for path in files], "mixed")
    else:
        measure("English", [ENGLISH] * 500, "en")
        measure("Chinese", [CHINESE] * 500, "zh-Hans")
        measure("no date", ["Thank you, the parcel is here and everything works. " * 15] * 500, "en")
