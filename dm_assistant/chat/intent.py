"""What a question wants: a rule or a value, which rulebooks tell, or something that no rulebook can answer.

A request for a tool ("roll 4d6", "draw me a map") and a question about what lies outside the rulebooks (the user's own
game, the weather) are told by their form alone, before anything is searched. Pure functions on strings.
"""

import re

QUESTION_CHARACTERS = 2000  # at most, wherever one is asked: no model reads more beside its passages
TOOL = "asks for something to be rolled, made or kept; the rulebooks only tell rules"
OUTSIDE = "asks about something outside the rulebooks, such as your own game or everyday life"

SURVEY = "asks about all entries of a kind; the rulebooks tell of each by its name"


def _any_of(*patterns: str) -> str:
    return f"(?:{'|'.join(patterns)})"


_COURTESY = (
    r"(?:(?:ok|okay|hey|hi|hello|please|now|so|and|dm|gm)[, ]+)*"
    r"(?:(?:(?:can|could|would|will) you|i(?:'d| would) like you to|i (?:want|need) you to|let us|let's|help me(?: to)?"
    r"|i (?:want|need)(?: to)?) )?(?:(?:please|just|quickly) )*"
)
_FOR_US = r"(?:me|us)\b"
_SOME = r"(?:an?|some|another|the|up|my|our|\d+|two|three|four|five|six|ten|a few)"
# What is made for a game and is no entry of a rulebook.
_THING = (
    r"(?:random\w*|homebrew|npcs?|(?:battle ?)?maps?|encounters?|dungeons?|characters?|villains?"
    r"|(?:back ?)?stor(?:y|ies)|poems?"
    r"|songs?|limericks?|pictures?|images?|portraits?|drawings?|names?|taverns?|towns?|villages?|cit(?:y|ies)"
    r"|quests?|adventures?|campaigns?|one-?shots?|plots?|hooks?|riddles?|puzzles?|treasures?|loot|hoards?|parties|party"
    r"|playlists?|handouts?|jokes?|recipes?|rumou?rs?|speech(?:es)?|recaps?|timers?|reminders?|letters?|gods?)\b"
)
_MADE = rf"{_SOME} (?:[\w'-]+ ){{0,4}}?{_THING}"
_DICE = r"\d*d\d+\b"
_TOOL = re.compile(
    _COURTESY
    + _any_of(
        r"(?:generate|compose|sketch|brainstorm|invent|improvise|narrate|role-?play|translate|summari[sz]e|remind|sing"
        r"|illustrate|recap|(?:think|come) up(?: with)?)\b",
        rf"(?:write|paint|draw|design|make|create|build|give|show|suggest|pick|tell|find|get) (?:{_FOR_US} )?{_MADE}",
        rf"(?:write|paint|draw|design|make|create|build) {_FOR_US}",
        rf"i (?:want|need) {_MADE}",
        rf"roll (?:{_FOR_US} )?(?:(?:up )?{_SOME} )?(?:{_DICE}|dice\b|die\b)",
        rf"roll (?:{_FOR_US} )?(?:up )?{_MADE}",
        r"roll .*\bfor (?:me|us|him|her|them|the|my|our)\b",
        r"(?:flip|toss) a coin\b",
        r"draw (?:a|\d+|two|three) cards?\b",
        rf"{_DICE}(?:\s*[+-]\s*\d+)?(?: (?:drop|keep)\b.*)?[.!?]*$",
        r"(?:add|subtract|remove|deduct|give|deal|set|mark|note|record|log|track|keep track of|update|save|delete)\b"
        r"(?=[^?:]*(?:\d|inventory|sheet|combat|character))[^?:]*\b(?:my|our|inventory|the party)\b[^?:]*$",
        r"(?:start|begin|end|stop|pause) (?:the |a |our )?(?:combat|timer|session|encounter|music)\b[^?:]*$",
        r"set an? (?:timer|alarm|reminder) (?:for|to|in)\b",
        r"(?:act|behave) as\b",
        r"(?:play|put on) (?:some|a|the|our) (?:\w+ )?(?:music|song|sounds?|playlist)\b",
    ),
    re.IGNORECASE,
)
_ASKS_ALONG = re.compile(r"[:,;.?!] *(?:and )?(?:how|what|which|when|does|do|can|is|are|who)\b", re.IGNORECASE)

_PAST = r"(?:did|was|were|happened|met|killed|found|left|got)\b"
_THEN = (
    r"(?:(?:last|previous) (?:week|weekend|session|time|night|game|month|fight)|yesterday|so far|earlier today"
    r"|in (?:our|my) (?:campaign|game))\b"
)
_OUTSIDE = re.compile(
    _any_of(
        rf"^(?:what|who|where|when|why|which|how (?:many|much)|did|was|were)\b(?!.*[.;:]).*\b{_PAST}.*\b{_THEN}",
        r"^(?:where|what|who|when|how) did (?:we|our (?:party|group))\b",
        r"^(?:what|which) (?:page|chapter)\b|\bpage numbers?\b",
        r"^did (?:i|we|my|our)\b",
        r"\bnames? of (?:our|my)\b",
        r"^how (?:much|many) (?:gold|money|coins?|[gsc]p)\b.*\b(?:have|has|got) (?:left|remaining)\b",
        r"\bdo you (?:remember|recall|think|like|prefer|recommend)\b",
        r"^how (?:much|many)\b.*\b(?:do|does|did) (?:i|we|the party|(?:my|our) \w+)(?: still)? (?:have|own)"
        r"(?: left| remaining| right now| now| currently| so far)[?.! ]*$",
        r"^(?:what(?:'s| is| are| was)) (?:my|our) (?:\w+'s )?(?:current )?"
        r"(?:name|inventory|backstory|hp|hit points|level|quest|gold|money|next (?:session|game))[?.! ]*$",
        r"^(?:when|where)(?:'s| is| are| do) (?:we (?:meet|play)|(?:our|my|the) next (?:session|game))\b",
        r"\bwhose turn is it\b|\bwho(?:'s| is) (?:up )?next\b",
        r"\bwhat (?:should|could) (?:i|we) (?:name|call)\b",
        r"\byour (?:favou?rite|name|opinion|thoughts)\b|^(?:who|how|what) are you\b|^are you (?:an? |real|human|alive)",
        r"\bweather\b.*\b(?:like|today|tomorrow|tonight|outside|weekend|forecast)\b|\bforecast\b",
        r"^what time is it\b|^what(?:'s| is) (?:the (?:time|date|news)|today's date)[?.! ]*$",
        r"\b(?:capital|president|prime minister|population) of\b",
        r"^(?:hi|hello|hey|thanks|thank you|good (?:morning|evening|night)|bye|goodbye)(?: \w+)?[.! ]*$",
    ),
    re.IGNORECASE,
)
_THINGS = r"(?:spells?|cantrips?|monsters?|animals|weapons?|armou?rs?|feats?|(?:magic )?items?|potions?|rings|wands)\b"
_SURVEY = re.compile(
    _any_of(
        r"^(?:how many|(?:which|what)(?: of the)?|(?:please )?(?:list|name|give me|show me|tell me))"
        rf"(?: all| every| the| of)*(?: [\w/]+){{0,3}}? {_THINGS}"
        r"(?:\W*$| (?:that |which )?(?:have|has|are|is|with|need|require|use|deal|cost|weigh|give|grant|last|exist)\b"
        r"| (?:do|cause|inflict) (?:\w+ )?damage\b| in the\b)",
        r"\b(?:(?:most|least) \w+|(?:cheap|heavi|light|strong|weak|deadli|tough|fast|slow|bigg|small|rar)est)"
        rf" (?:\w+ )?{_THINGS}",
        rf"\b{_THINGS} (?:\w+ ){{0,3}}the (?:most|least|highest|lowest|longest|shortest|greatest|biggest|best|worst)\b",
    ),
    re.IGNORECASE,
)
# An edition that is named as one: "in the 2014 rules", but not "2014 GP".
_EDITION = re.compile(
    r"(?:\b(?:in|for|under|by|from|with|according to|per) )?\b(?:the )?(?:new |old )?\b(?P<year>2014|2024)"
    r"(?: (?:edition|version|rules?|rulebooks?|books?|srd|phb|ruleset))+\b"
    r"|\b(?:in|from) (?P<alone>2014|2024)\b(?= *[,?.!]| *$)",
    re.IGNORECASE,
)


def fault(question: str) -> str:
    """Why no rulebook can answer a question; '' where one may."""
    plain = " ".join(question.replace("’", "'").split())
    if _TOOL.match(plain) and not _ASKS_ALONG.search(plain):
        return TOOL
    return OUTSIDE if _OUTSIDE.search(plain) else ""


def surveys(question: str) -> bool:
    """Whether a question is about all entries of a kind: "Which spells have a range of 150 feet?", "cheapest armor"."""
    return bool(_SURVEY.search(question))


def edition_named(question: str) -> tuple[str | None, str]:
    """The edition that a question asks about, if it names just one, and the question without it."""
    years = {match["year"] or match["alone"] for match in _EDITION.finditer(question)}
    if len(years) != 1:
        return None, question
    return years.pop(), re.sub(r"\s+(?=[?.!,])", "", _EDITION.sub("", question)).strip(" ,")
