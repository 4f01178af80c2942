"""What the name of a tool tells: whether it sends something to somebody, and through what.

No list of tools could keep up: each service has a dozen servers that name them anew (`gmail_send_email`,
`GMAIL_SEND_EMAIL`, `mcp__mail__sendMessage`). So names are read word by word, as a person reads them.
"""

def among(words: str) -> frozenset[str]:
    return frozenset(words.split())


# What a tool does, by the first of these words in its name.
SENDING = among("send reply respond forward compose answer notify broadcast sms dm email mail message tell say")
MAKING = among("create add post publish update write submit insert append save draft schedule make edit put")
READING = among(
    "get list read search find fetch download export query count show view describe retrieve lookup check delete "
    "remove trash archive mark label move star unstar watch subscribe unsubscribe modify import sync verify "
    "validate resolve cancel open monitor analyze summarize upload lint fix explain"
)
# What it makes, if somebody else is to read it.
LETTERS = among(
    "message messages comment comments reply replies email emails mail mails draft drafts response responses "
    "conversation sms dm newsletter announcement article"
)
# Notes among colleagues, and places where developers talk.
INTERNAL = among("note notes internal private")
DEVELOPERS = among("github gitlab bitbucket gitea linear notion confluence gerrit")

CHAT = among(
    "slack lark feishu dingtalk dingding wecom wework wechat weixin teams discord telegram whatsapp mattermost line "
    "sms twilio signal matrix zulip rocketchat im chat chats channel"
)
TICKET = among(
    "zendesk freshdesk freshservice intercom front frontapp helpscout zammad chatwoot jira jsm servicenow hubspot "
    "gorgias kustomer salesforce freescout glpi osticket udesk qiyu meiqia crisp dixa zoho desk helpdesk servicedesk "
    "ticket tickets case cases customer conversation support"
)
MAIL = among(
    "gmail outlook mail email emails mails smtp imap sendgrid mailgun ses postmark resend graph exchange office365 "
    "m365 o365 hotmail fastmail protonmail mailchimp brevo mailjet himalaya mailer newsletter"
)
CHAT_KIND = "chat"  # judged as mail, without what only letters have


def words_of(name: str) -> list[str]:
    """The words of a tool's name in lower case: `mcp__jira__addCommentToIssue` is mcp, jira, add, comment, …"""
    words: list[str] = []
    word = ""
    for index, char in enumerate(name[:200]):
        if not char.isalnum():
            word = push(words, word)
            continue
        before = name[index - 1] if index else ""
        after = name[index + 1 : index + 2]
        if char.isupper() and word and (before.islower() or (before.isupper() and after.islower())):
            word = push(words, word)
        word += char
    push(words, word)
    return words


def push(words: list[str], word: str) -> str:
    if word:
        words.append(word.lower())
    return ""


def sends(name: str) -> bool:
    """Whether a tool of this name writes to somebody: what is read, filed or noted among colleagues is not sent."""
    words = words_of(name)
    if not DEVELOPERS.isdisjoint(words) and MAIL.isdisjoint(words):
        return False
    own = words_of(tool_part(name))
    if not INTERNAL.isdisjoint(own):
        return False
    for word in own:
        if word in READING:
            return False
        if word in MAKING and (not LETTERS.isdisjoint(own) or (word == "post" and not CHAT.isdisjoint(words))):
            return True
        if word in ("update", "edit", "put") and not {"ticket", "tickets", "case"}.isdisjoint(own):
            return True  # a reply goes out with the change; who opens a ticket writes to the desk itself
        if word in SENDING and (word not in LETTERS or word == "reply"):
            return True
    return not SENDING.isdisjoint(own)  # a name without a verb: `email`, `gmail_message`


def tool_part(name: str) -> str:
    """A tool's own name, without the server's before it: `mcp__server__tool`, `MCP:server:tool`, `server/tool`."""
    for mark in ("__", ":", "/"):
        name = name.rpartition(mark)[2] or name
    return name


def kind_of(words: list[str], has_subject: bool) -> str:
    """ "chat", "ticket" or "email": by the service that the name tells of, else by whether there is a subject."""
    if not CHAT.isdisjoint(words) and MAIL.isdisjoint(words):
        return CHAT_KIND
    if not TICKET.isdisjoint(words):
        return "ticket"
    if not MAIL.isdisjoint(words) or has_subject:
        return "email"
    return CHAT_KIND


def matches(pattern: str, name: str) -> bool:
    """Whether a name fits a pattern in which `*` stands for anything; case does not count."""
    pieces = pattern.lower().split("*")
    name = name.lower()
    if len(pieces) == 1:
        return name == pieces[0]
    if not name.startswith(pieces[0]) or not name.endswith(pieces[-1]):
        return False
    at, last = len(pieces[0]), len(name) - len(pieces[-1])
    for piece in pieces[1:-1]:
        found = name.find(piece, at, last)
        if found < 0:
            return False
        at = found + len(piece)
    return at <= last
