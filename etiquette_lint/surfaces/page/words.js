// What the page says, in both of its languages. {names} are filled in.

const WORDS = {
  "skip": ["Go to the draft", "跳到草稿"],
  "page-language": ["Language of the page", "界面语言"],
  "appearance": ["Appearance", "外观"],
  "theme-auto": ["Like the system", "跟随系统"],
  "theme-light": ["Light", "浅色"],
  "theme-dark": ["Dark", "深色"],
  "share": ["Copy link to settings", "复制设置链接"],
  "shared": ["Link copied", "链接已复制"],
  "share-by-hand": ["The address of this page holds the settings: copy it from the address bar.", "设置都在本页网址里，请从地址栏复制。"],
  "title": ["Before you send", "发送之前，先看一眼"],
  "lead": [
    "Paste a draft, or drop a file. What a careful colleague would change is underlined as you type.",
    "把草稿粘贴进来，或拖入文件。细心的同事会改的地方，边写边标出来。",
  ],
  "draft": ["The draft", "草稿"],
  "kind": ["Kind of message", "类型"],
  "email": ["E-mail", "邮件"],
  "ticket": ["Ticket reply", "工单回复"],
  "template": ["Template", "模板"],
  "rules": ["Rules…", "规则…"],
  "open": ["Open a file…", "打开文件…"],
  "clear": ["Clear", "清空"],
  "key": ["This service asks for an API key", "本服务需要 API 密钥"],
  "key-wrong": ["The service did not accept this API key", "这个 API 密钥无效"],
  "key-use": ["Use it", "使用"],
  "key-note": ["It is kept until you close this tab, and sent to this service only.", "只保留到关闭本标签页为止，只发给本服务。"],
  "subject": ["Subject", "主题"],
  "body": ["Message", "正文"],
  "hint": ["Dear …,", "王女士，您好！"],
  "html-note": ["This is the HTML source of the message.", "这是邮件的 HTML 源码。"],
  "attachments": ["Attached: {names}", "附件：{names}"],
  "drop": ["Drop it here", "拖到这里松开"],
  "at-caret": ["Finding at the caret", "光标处的问题"],
  "context": ["Who it is for, and what it answers", "收件人与来信"],
  "from": ["From", "发件人"],
  "to": ["To", "收件人"],
  "cc": ["Cc", "抄送"],
  "date": ["Sent on", "发送时间"],
  "now": ["now", "现在"],
  "thread": ["It answers", "对方来信"],
  "thread-hint": ["What the other side wrote. It is not judged.", "对方写的内容，只作参考，不检查。"],
  "keys-next": ["Next finding", "下一处"],
  "keys-fix": ["apply its fix", "采用改法"],
  "keys-undo": ["undo", "撤销"],
  "nothing-yet": ["Nothing to judge yet", "还没有内容"],
  "example": ["Show me an example", "看一个例子"],
  "example-subject": ["Re: Re: Lamp broken", "回复：回复：台灯"],
  "example-body": [
    "Dear Ms Weber,\n\nThat's not our fault. Please send the lamp back by next Wednesday, and we will refund you soon.\n\nJo Lund",
    "王女士：\n\n这件事不归我们管。请您在下周三之前把台灯寄回，我们会尽快退款。\n\n李明",
  ],
  "whole": ["The whole message", "全文"],
  "clean": ["Ready to send", "可以发送"],
  "hints-1": ["Ready to send, with 1 hint", "可以发送，另有 1 条提示"],
  "hints": ["Ready to send, with {n} hints", "可以发送，另有 {n} 条提示"],
  "count-1": ["1 thing to look at", "有 1 处可以改"],
  "count": ["{n} things to look at", "有 {n} 处可以改"],
  "ask": ["{count}; a person should decide", "{count}，需由本人决定"],
  "score": ["Score {score} of 100", "得分 {score}（满分 100）"],
  "fix-all-1": ["Apply 1 safe fix", "采用 1 处稳妥的改法"],
  "fix-all": ["Apply {n} safe fixes", "采用 {n} 处稳妥的改法"],
  "undo": ["Undo", "撤销"],
  "fixed": ["Changed.", "已修改。"],
  "undone": ["Undone.", "已撤销。"],
  "cleared": ["The draft is empty.", "草稿已清空。"],
  "loaded": ["{name} is open.", "已打开 {name}。"],
  "error": ["Error", "错误"],
  "warning": ["Warning", "警告"],
  "info": ["Hint", "提示"],
  "write": ["Write “{text}”", "改为“{text}”"],
  "add": ["Add “{text}”", "加上“{text}”"],
  "remove": ["Remove “{text}”", "删去“{text}”"],
  "tidy": ["Tidy the spacing", "整理空白"],
  "change": ["Change it in {n} places", "修改 {n} 处"],
  "check": ["May change the meaning; read it again.", "意思可能有变，改后请再读一遍。"],
  "key-hint": ["Alt+Enter applies the fix.", "按 Alt+Enter 采用改法。"],
  "why": ["Why?", "为什么？"],
  "turn-off": ["Turn this rule off", "关闭这条规则"],
  "turned-off": ["{code} is off.", "已关闭 {code}。"],
  "privacy": [
    "Your text goes to this service to be judged, and nowhere else. Links hold settings, never text.",
    "文字只发给本服务检查，不发往别处。链接里只有设置，没有文字。",
  ],
  "rules-title": ["Rules", "规则"],
  "rules-count": ["{on} of {all} are on.", "共 {all} 条，启用 {on} 条。"],
  "filter": ["Find a rule", "查找规则"],
  "rules-reset": ["Back to the usual ones", "恢复默认"],
  "done": ["Done", "完成"],
  "no-rules": ["No rule says that.", "没有符合的规则。"],
  "unreachable": ["The service cannot be reached. The page tries again by itself.", "连不上服务，稍后会自动重试。"],
  "too-long": ["This draft is too long for the service.", "草稿太长，服务无法检查。"],
  "too-often": ["The service asks for a pause. The page tries again by itself.", "请求过于频繁，稍后会自动重试。"],
  "refused": ["The service cannot judge this draft: {reason}", "服务无法检查这份草稿：{reason}"],
  "failed": ["The service has a fault of its own ({status}). The page tries again by itself.", "服务出错（{status}），稍后会自动重试。"],
  "unreadable": ["{name} holds no text that can be read here.", "{name} 里没有可读的文字。"],
  "outlook-file": ["Outlook keeps {name} in a form of its own; save it as .eml and drop that.", "{name} 是 Outlook 专用格式，请另存为 .eml 再拖入。"],
  "SUB": ["Subject", "主题"],
  "SAL": ["Salutation and greeting", "称呼与问候"],
  "TOP": ["Topic and structure", "话题与结构"],
  "LST": ["Lists", "列表"],
  "DAT": ["Dates, times and promises", "日期、时间与承诺"],
  "TON": ["Tone", "语气"],
  "SRV": ["Service language", "服务用语"],
  "CLS": ["Closing and signature", "结尾与署名"],
  "ATT": ["Attachments", "附件"],
  "RCP": ["Recipients and replying", "收件人与回复"],
  "LNG": ["Language, encoding and typography", "语言、编码与排版"],
  "PRV": ["Privacy", "隐私"],
  "TPL": ["Templates and placeholders", "模板与占位符"],
  "DRF": ["Leftovers of drafting", "草稿残留"],
  "LNT": ["The linter itself", "检查工具自身"],
};

let language = "en";

export function speak(wanted) {
  language = wanted;
  document.documentElement.lang = wanted === "zh" ? "zh-Hans" : "en";
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", say(element.dataset.label));
  for (const element of document.querySelectorAll("[data-hint]")) element.placeholder = say(element.dataset.hint);
}

export function say(key, fields = {}) {
  const words = WORDS[key];
  if (!words) return key;
  return words[language === "zh" ? 1 : 0].replace(/\{(\w+)\}/g, (whole, name) => (name in fields ? fields[name] : whole));
}

/** A sentence with a number in it: in English the singular has words of its own. */
export function count(key, n) {
  return say(n === 1 ? `${key}-1` : key, { n });
}

/** Of texts by language, as rules have them, the one to show. */
export function inLanguage(texts) {
  return texts ? texts[language] ?? texts.en ?? Object.values(texts)[0] ?? "" : "";
}
