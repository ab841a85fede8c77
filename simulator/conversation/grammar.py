"""The small words by which a reply is seen to offer, refuse, ask or commit, by language.

They are looked for in folded text (see ``words``), so they are written without capitals and accents. The scorer judges
how a reply is meant; these only settle whether something named in it is being offered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

Phrase = tuple[str, ...]


class Phrases:
    """A set of phrases that can be found quickly in a list of words."""

    __slots__ = ("_by_first",)

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._by_first: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            self._by_first.setdefault(phrase[0], []).append(phrase)

    def __add__(self, other: Phrases) -> Phrases:
        return Phrases([*self, *other])

    def __iter__(self) -> Iterator[Phrase]:
        return (phrase for phrases in self._by_first.values() for phrase in phrases)

    def last_end(self, words: Sequence[str]) -> int:
        """Return the index after the last word of the phrase that ends latest in ``words``, or 0."""
        return max((end for _, end in self._found(words)), default=0)

    def within(self, words: Sequence[str]) -> bool:
        """Say whether one of the phrases stands in ``words``."""
        return any(True for _ in self._found(words))

    def opens(self, words: Sequence[str]) -> bool:
        """Say whether ``words`` begin with one of the phrases."""
        return bool(words) and any(tuple(words[: len(phrase)]) == phrase for phrase in self._by_first.get(words[0], ()))

    def blanked_in(self, words: Sequence[str]) -> list[str]:
        """Return ``words`` with each of the phrases blanked out, every other word in its place."""
        rest = list(words)
        for start, end in self._found(words):
            rest[start:end] = [""] * (end - start)
        return rest

    def _found(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        for start, word in enumerate(words):
            for phrase in self._by_first.get(word, ()):
                if tuple(words[start : start + len(phrase)]) == phrase:
                    yield start, start + len(phrase)


def _phrases(text: str) -> Phrases:
    return Phrases(tuple(line.split()) for line in text.split("|") if line.split())


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@dataclass(frozen=True)
class Grammar:
    """One language's small words. Every field is in folded form."""

    language: str
    joins: frozenset[str]
    """Words that open a new clause."""
    carries: frozenset[str]
    """Joins across which a refusal carries on: "no remake *or* refund"."""
    harmless: Phrases
    """Refusing words that refuse nothing."""
    negates: Phrases
    """Before what is named, or closely after it, these refuse it."""
    negates_after: Phrases
    affirms: Phrases
    """Between a refusing word and what is named, these take the refusal back."""
    reproaches: Phrases
    """Earlier in the sentence, these show that what is named is held against the customer, not offered."""
    supposes: Phrases
    """It is offered, not yet given."""
    commits: Phrases
    """It is given."""
    chooses: Phrases
    """Leave the choice to the other one."""
    asks_reason: Phrases
    """Openings of questions that want to know, and offer nothing."""
    asks_about: Phrases
    """Openings of questions that offer nothing unless they contain one of ``asks_wish``."""
    asks_wish: Phrases
    question_words: frozenset[str]
    auxiliaries: frozenset[str]
    subjects: frozenset[str]
    openers: Phrases
    """Openings of a question whose mark was left out."""
    free: Phrases
    """Says that there is nothing to pay."""
    not_free: Phrases
    """Phrases that contain one of ``free`` and say something else."""
    extra: Phrases
    """Says plainly that there is something to pay."""
    promises: Phrases
    """Before what is named in a sentence, these promise it, unless one of ``supposes`` comes after them."""
    futures: tuple[str, ...]
    """Endings of verbs that promise by themselves."""
    reminds: frozenset[str]
    """Right after what is named, these make a reminder of it: "je vous rappelle que"."""
    common: frozenset[str]
    """Words of four letters and more that come in any conversation, so that repeating one takes up nothing."""

    def opens_question(self, words: Sequence[str]) -> bool:
        """Say whether a sentence that begins with ``words`` asks something, even without its question mark."""
        if self.openers.opens(words):
            return True
        return (
            bool(words)
            and words[0] in self.question_words
            and any(word in self.auxiliaries and following in self.subjects for word, following in pairwise(words[1:5]))
        )

    def only_asks(self, words: Sequence[str]) -> bool:
        """Say whether a question that begins with ``words`` wants to know rather than to offer."""
        if self.asks_wish.opens(words):
            return False
        return self.asks_reason.opens(words) or (self.asks_about.opens(words) and not self.asks_wish.within(words))


_REPROACHED = "said asked told ordered mentioned specified requested wanted chosen checked".split()
_REPROACHES = (
    "should have|should've|shouldve|could have|could've|ought to have|if you had|if you'd|had you|you never"
    "|you had|you only"
)

_UNDONE = "made done put reheated heated brought cooked given got told kept sent been offered served".split()
_TOO_LATE = "would have|would've|i'd have|we'd have|they'd have|i could have|we could have|could've"

ENGLISH = Grammar(
    language="en",
    joins=_words("but so and or nor however though although instead otherwise yet then because while"),
    carries=_words("and or nor"),
    harmless=_phrases(
        "no problem|no problem at all|no trouble|no trouble at all|not a problem|don't worry|dont worry|no worries"
        "|not to worry|why not|why don't i|why dont i|why don't we|no bother|not a bother|no wonder|not only"
        "|no doubt|no need|not at all|don't mind|dont mind|no charge|no extra charge|no extra|at no cost|no cost"
        "|without charge|if not|whether or not|won't take|wont take|won't be long|wont be long|not long"
        "|isn't hot|not hot|not hot enough|isn't hot enough|wasn't hot"
    ),
    negates=_phrases(
        "can't|cannot|cant|won't|wont|don't|dont|doesn't|doesnt|didn't|didnt|isn't|isnt|aren't|arent|not|no|never"
        "|unable|impossible|nor|neither|wouldn't|wouldnt|couldn't|couldnt|shouldn't|haven't|ain't|aint|refuse"
        "|instead of|rather than|without|too late for|too late to|no way|can't say i can|don't think i can"
        "|dont think i can|don't think we can|not sure i can|not sure we can|doubt i can|doubt we can"
    ),
    negates_after=_phrases(
        "isn't possible|is not possible|not possible|isn't an option|is not an option|not an option|impossible"
        "|out of the question|can't|cannot|cant|isn't available|not available|isn't something|is not something"
        "|isn't going to happen|not going to happen|not happening|won't happen|won't be possible|isn't on"
    ),
    affirms=_phrases(
        "let me|let's|i'll|i will|we'll|we will|i can|we can|i could|we could|shall i|shall we|should i|can i"
        "|could i|may i|would you|do you want|d'you want|want me|how about|what about|happy to|i'd|i've|i'm going"
        "|i'm getting|going to|get you|bring you|i am going|gladly"
    ),
    reproaches=Phrases((*opening, verb) for opening, verb in product(_phrases(_REPROACHES), _REPROACHED))
    + Phrases((*opening, verb) for opening, verb in product(_phrases(_TOO_LATE), _UNDONE))
    + _phrases("next time|in future|in the future"),
    supposes=_phrases(
        "could|can|may|might|would|if you|if you'd|if that|if it|welcome to|option|options|happy to|either|whether"
        "|prefer|rather|i'd|we'd"
    ),
    commits=_phrases(
        "i'll|i will|let me|let's|we'll|we will|going to|i'm getting|i'm bringing|i'm making|i'm putting|i'm having"
        "|i'm taking|i've asked|i've told|i've ordered|i've got|i've put|i've had|i've started|right away|right up"
        "|straight away|coming|on its way|on the way|done|here's|here is|already|will be|gonna|i am getting|it's"
        "|consider"
    ),
    chooses=_phrases("or|either|which|whichever|whatever|prefer|rather|choose|choice|up to you|your call|you decide"),
    asks_reason=_phrases("why|who|where|how come"),
    asks_about=_phrases("when|did|didn't|didnt|have|has|had|was|were|wasn't|how long|how much|how many|what"),
    asks_wish=_phrases(
        "would you like|you like|would you prefer|you prefer|you rather|do you want|d'you want|want me|shall i"
        "|shall we|should i|can i|could i|may i|how about|what about|what if|why don't i|why don't we|why not"
        "|would you|you fancy|suit you|work for you|is that ok|is that okay|all right with you|ok with you"
    ),
    question_words=_words("how what when which who where why whose what's where's who's how's"),
    auxiliaries=_words("do does did are is was were would can could should will shall have has"),
    subjects=_words("you i we it the that this your he she they there these those my our"),
    openers=_phrases(
        "do you|did you|are you|were you|have you|would you|will you|could you|can you|can i|could i|shall i|shall we"
        "|should i|may i|is it|is that|is there|are there|was it|d'you|what's|where's|who's|how about|what about"
        "|any chance|tell me|anything else|what if"
    ),
    free=_phrases(
        "no charge|no extra charge|no extra|no extra cost|no cost|free|for free|free of charge|without charge"
        "|on the house"
        "|on us|on me|my treat|our treat|complimentary|won't charge|wont charge|not charge|not charging|not be charged"
        "|won't be charged|won't cost|wont cost|not cost|doesn't cost|at no cost|nothing to pay|nothing extra|waive"
        "|waived|waiving|gratis|not pay|don't pay|won't pay|knock it off|take it off the bill|off the bill|don't owe"
        "|no supplement|cover it myself|nothing|same price|no difference|stays the same|price stays"
    ),
    not_free=_phrases(
        "feel free|not free|isn't free|free up|count on us|count on me|nothing is|nothing's|nothing to worry"
        "|nothing wrong|nothing i|nothing we|nothing you|nothing can|nothing to be|nothing else|nothing but"
        "|nothing more|or nothing|nothing like|it's nothing|it was nothing"
    ),
    extra=_phrases(
        "extra charge|costs extra|cost extra|cost you extra|costs more|cost more|cost a bit|cost a little"
        "|small charge|a charge|charge for|charge you|be charged|additional charge|additional cost|additional fee"
        "|add to the bill|to your bill|on the bill|on your bill|to the bill|surcharge|supplement|extra fee|small fee"
        "|a fee|pay extra|pay a bit|pay a little|bit extra|little extra|extra on top|a bit more to pay|pay for"
        "|costs a bit|costs a little|comes at a cost|extra cost|extra to pay|bit more on the bill"
    ),
    promises=_phrases(
        "i'll|ill|i will|we'll|we will|will|i shall|we shall|i'm going to|i am going to|we're going to|going to|gonna"
        "|i promise|we promise|you have my word|i've booked|i've arranged|i've scheduled|i'm booking|i'm arranging"
        "|i'm sending|i'm calling|i'm ringing|let me|you'll|she'll|he'll|they'll|someone'll|expect|consider it"
    ),
    futures=(),
    reminds=_words("that"),
    common=_words(
        "able about actually after again ago ahead almost already also although always another anyone anything anyway "
        "around asked away back because been before being best better between both bring called came cannot come "
        "comes coming could couldn't course customer dear didn't does doesn't doing done don't down during each "
        "either else enough even ever every everyone everything exactly fine first from gave getting give given gives "
        "goes going gone gonna good gotten great hadn't happen happened hard hasn't have haven't having hear hello "
        "help here herself himself hold hope house i'll i've instead into isn't it'll itself just keep kept kind knew "
        "know known last least leave left less like likely little long look looking lots made make makes making many "
        "matter maybe mean means might mind mine more most much must myself need needed needs never next nice none "
        "nothing okay once only other others ours over part people perhaps place please point pretty problem quite "
        "rather ready real really right said same says seen sent shall she'll should since some somebody someone "
        "something soon sorry sort still such sure take taken takes taking tell thank thanks that that'll that's "
        "their them themselves then there there's these they they'd they'll they're thing things think this those "
        "though thought through till time times today told took tried truly trying turn under until upon used using "
        "very want wanted wants wasn't we'd we'll we're we've well went were weren't what what's whatever when where "
        "whether which while who's whole whom whose will wish with within without won't work would wouldn't yeah year "
        "years yesterday you'd you'll you're you've your yours yourself"
    ),
)

FRENCH = Grammar(
    language="fr",
    joins=_words("mais donc et ou ni alors sinon cependant toutefois pourtant car puis"),
    carries=_words("et ou ni"),
    harmless=_phrases(
        "pas de probleme|pas de souci|pas de soucis|aucun probleme|aucun souci|ne vous inquietez pas|pourquoi pas"
        "|sans probleme|sans souci|pas de mal|sans frais|sans supplement|sans attendre|pas seulement|n'est ce pas"
    ),
    negates=_phrases(
        "pas|jamais|impossible|aucun|aucune|sans|ni|plutot que|au lieu de|plus possible|trop tard pour|refuse|nullement"
    ),
    negates_after=_phrases(
        "pas possible|impossible|hors de question|n'est pas|ne sera pas|pas une option|pas disponible|pas prevu"
    ),
    affirms=_phrases(
        "je vais|je peux|nous pouvons|on peut|je pourrais|puis je|voulez vous|souhaitez vous"
        "|preferez vous|je vous|on va|nous allons|ca vous dirait"
    ),
    reproaches=_phrases(
        "il fallait|vous auriez du|fallait le dire|si vous aviez|la prochaine fois|vous avez commande|vous avez demande"
        "|vous n'avez"
    ),
    supposes=_phrases(
        "peux|pouvons|peut|pourrais|pourrait|pourrions|pourrait|si vous|soit|voudriez|option|options|possible"
    ),
    commits=_phrases(
        "je vais|nous allons|on va|je vous|je fais|j'ai demande|j'ai lance|tout de suite|immediatement|c'est parti"
        "|ca arrive|voici|voila|je m'en occupe|j'apporte|je lance|je refais|je remets"
    ),
    chooses=_phrases(
        "ou|soit|lequel|laquelle|lesquels|preferez|plutot|choisir|choisissez|choix|comme vous voulez|a vous de voir"
    ),
    asks_reason=_phrases("pourquoi|qui|ou|comment ca"),
    asks_about=_phrases("quand|aviez vous|avez vous|est ce que vous avez|etait ce|combien"),
    asks_wish=_phrases(
        "voulez vous|souhaitez vous|preferez vous|aimeriez vous|vous voulez|vous preferez|vous souhaitez|vous aimeriez"
        "|ca vous va|cela vous|ca vous dirait|puis je|si je|vous conviendrait|que diriez vous|je peux"
    ),
    question_words=_words("comment que quand quel quelle quels quelles qui ou pourquoi combien quoi"),
    auxiliaries=_words("est voulez souhaitez preferez puis pouvez avez aimeriez voudriez faut"),
    subjects=_words("vous je ce il elle on nous que le la"),
    openers=_phrases(
        "est ce que|qu'est ce|voulez vous|souhaitez vous|preferez vous|puis je|pouvez vous|avez vous|vous voulez"
        "|vous preferez|dites moi|que diriez vous|etes vous|vous aimeriez"
    ),
    free=_phrases(
        "gratuit|gratuite|gratuitement|offert|offerte|offerts|sans frais|sans supplement|sans cout|pas de supplement"
        "|aucun supplement|aucun frais|cadeau de la maison|la maison vous|c'est pour nous|c'est pour moi"
        "|c'est la maison"
        "|rien a payer|ne coute rien|ne vous coute rien|pas facture|pas factures|vous l'offre"
    ),
    not_free=_phrases("pas gratuit|pas gratuite|pas offert"),
    extra=_phrases(
        "supplement|en plus sur|a payer en plus|frais supplementaires|facture en plus|coute un peu|surcout|de plus sur"
        "|payant|payante|sur l'addition|sur la note|sur votre note|sur votre addition|avec un supplement|facturer"
    ),
    promises=_phrases(
        "je vais|nous allons|on va|je vous|nous vous|on vous|je m'en occupe|je m'engage|je promets|promis|vous serez"
        "|vous aurez|vous recevrez|vous allez|sera|seront|va vous|vont vous|je reviens|je m'occupe|je fais"
    ),
    futures=("rai", "ra", "rons", "ront"),
    reminds=_words("que qu'il qu'elle qu'on qu'un qu'une qu'ici qu'en"),
    common=_words(
        "ainsi aller allez alors apres assez attendre aucun aucune aussi autre autres avait avant avec avez avoir "
        "avons beaucoup besoin bien bientot bonjour bonne bonsoir cela celle celui certain certaine cette chaque chez "
        "chose choses client combien comme comment compris contre cote c'est d'abord d'accord dans deja demande "
        "demander demi depuis dernier derniere desole desolee deux devant devez devrait dire disait dites doit donc "
        "donne donner dont elle elles encore enfin ensuite entre etaient etais etait etes etre eviter faire fais fait "
        "faites faut fois genre grand grande hein heure heures hier ici j'ai j'avais jamais jour jours jusqu juste "
        "leur leurs longtemps lors madame maintenant mais mauvais meme mettre mieux mise moins moment monde monsieur "
        "n'est nombre notre nous oublie parce parle parler part partie passe passer peine pendant pense penser "
        "personne petit petite peut peux plait plus plusieurs plutot point pour pourquoi pourrait pouvez pouvoir "
        "premier premiere prendre pres presque prix probleme quand quel quelle quelqu quelque quelques quoi reste "
        "rien s'il sais sait sans savez savoir sera serait seul seule sont sous suis sujet surtout tant tard "
        "tellement temps tenir toujours tous tout toute toutes tres trois trop trouve trouver vais vers veut veux "
        "voici voila voir vont votre voulais vouloir vous voyez vrai vraiment qu'est qu'il qu'elle qu'on"
    ),
)

_BY_LANGUAGE = {grammar.language: grammar for grammar in (ENGLISH, FRENCH)}


def grammar_of(language: str) -> Grammar:
    """Return the small words of ``language`` ("en" or "fr"); English for any other."""
    return _BY_LANGUAGE.get(language, ENGLISH)
