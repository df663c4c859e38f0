"""Words of English by what they do in a text on school work; lists, and nothing else."""

from __future__ import annotations

import re
from typing import Final

from mcrubric.text.stems import stem

FUNCTION_WORDS: Final = frozenset(
    "a about above across after again all also am an and any are as at be been being below "  # noqa: SIM905 - a long list of strings reads worse
    "both but by can could did do does doing each for from further had has have having he her "
    "here him his how i if in into is it its itself many may me might more most much must my "
    "no not of off on one only or other our out over own s shall she should so some such t "
    "than that the their them then there these they this those through to too under until up "
    "upon us very was we were what when where which while who whom why will with within "
    "without would you your".split()
)
"""Words that hold a sentence together and mean little by themselves."""

_VAGUE: Final = frozenset(
    "ability able absolutely accept accessibility accessible achieve achievement act active "  # noqa: SIM905 - a long list of strings reads worse
    "actively activity actual adapt additionally address aim align alignment allow alone "
    "always amazing amount another anybody anyone approach approachability approachable "
    "appropriate area aspect aspire assistant assure attitude attribute authentic aware "
    "awareness balance based basis become behalf belief believe beneficial benefit best "
    "better beyond big bit bring build built capacity care career certain challenge change "
    "clear climate collaborate collaborative collective come comfortable commit commitment "
    "common communicate community compassion complete component comprehensive concept concern "
    "conclusion concrete connect consider consistent constant continual continue continuous "
    "continuously contribute core cornerstone course create credential critical crucial "
    "cultivate cultural culture daily day dedicated deep deepen deliver demonstrate depend "
    "desire develop development dialogue difference different difficult direction display "
    "district diverse diversity done doubt dream drive driven dynamic educate educational "
    "educator effect effective effectively efficient effort element embed embody embrace "
    "empathy emphasize empower empowerment enable encourage encouragement endeavor engage "
    "engagement enhance enjoy ensure environment equitable equity especially essential "
    "establish ethical evaluate ever everybody everyone everything everywhere evident evolve "
    "example excellence excellent exist expectation experience explore external extremely "
    "face facilitate fact factor faculty faith families family feel field finally find first "
    "focus follow forever form forward foster foundation framework fruitful full fully "
    "fundamental furthermore future gain general genuine genuinely give given goal going good "
    "great grow growth guide happen happy hard heart help helpful hence high highest "
    "highlight holistic honest honor hope human idea identify imagine impact impactful "
    "implement importance important impossible improve improvement include inclusive "
    "incredible indeed individual influence initiate initiative innovation innovative input "
    "insight inspire instrumental integral integrate integrity intentional interact "
    "interpersonal invaluable invest involve issue journey keep key kind know knowledge known "
    "large last lead leader leadership learn learner lens level leverage life listen live "
    "long look lot love main maintain make manage management manner matter maximize meaning "
    "meaningful meet mind mindful mindset mission model moment monitor moral moreover "
    "motivate move multiple mutual natural navigate necessary need network never new next "
    "nobody nothing nurture objective ongoing open opportunity optimal optimize order "
    "organization others ourselves outcome outreach overall ownership paradigm paramount "
    "parent part participate partner partnership passion passionate past path people perfect "
    "person personal perspective pivotal place plan play positive positively possibility "
    "possible potential power powerful practice practitioner precious present principal "
    "priority proactive proactively problem procedure process profession professional "
    "profound program progress promote proper protocol proud proven provide purpose "
    "purposeful pursue put quality question rapport reach ready real realistic realize reason "
    "recognize reflect reflective regard regular relation relationship relevant reliable rely "
    "remain remember require resilience resilient resource respect respectful responsibility "
    "responsive result rich right robust role safe say school secondly see seek self self- "
    "awareness sense serve service set several share show significant simple simply since "
    "situation skill small social solid solution solve somebody someone something somewhat "
    "special staff stakeholder stand start statement step still strategic strategy strength "
    "strengthen strive strong stronger structure struggle student succeed success successful "
    "summary support supportive sure sustain sustainable synergy system systemic take talk "
    "task teach teacher team teamwork tend thank therefore thing things think thorough "
    "thought thrive throughout thus time timeline today together tool topic total toward "
    "transform transformative transparency transparent treat true trust try turn ultimately "
    "understand understood unique unity unlock uphold use useful utilize valuable value "
    "variety various vibrant view vision vital voice wait walk want way weakness welcome well "
    "whole willing win wisdom wonderful work world worth year".split()
)
"""Words that stand in any text on school leadership, whatever was done."""
VAGUE_STEMS: Final = frozenset(map(stem, _VAGUE))

_JARGON: Final = frozenset(
    "accelerate actionable agency agile align alliance amplify architect authentic "  # noqa: SIM905 - a long list of strings reads worse
    "authenticity bandwidth belonging blueprint bold brand brave capital cascade catalyst "
    "catalyze centered centric centricity champion circle coherence competency core curate "
    "cycle deliverable discipline discomfort disrupt distributed dive double drive driven "
    "driver ecosystem efficacy elevate embedded emotional engine enterprise equitable "
    "executed executive experience fidelity frictionless fruit functional funnel granular "
    "grounded holistic horizontal hyper impactful incubate indicator infrastructure innovate "
    "intelligence interdependence interface internal iterate iterative kpi landscape lean "
    "lens lever leverage locus mapping metric mindset modality momentum multi narrative "
    "needle network nexus node nurture onboard operating operational operationalize optimal "
    "optimize organizational paradigm performance pillar pipeline pivot plc portfolio "
    "presence proactive proof proposition prototype psychological radical rapid reimagine "
    "relational rigor rigorous roadmap robust scale seamless sector servant shift silo smart "
    "space span sprint stack strategic strategize superpower sustainable synergistic "
    "synergize synergy systemic theory tier toolkit touchpoint trajectory transformational "
    "transformative transparency unpack untapped upskill user vertical visibility visionary "
    "vulnerability vulnerable workflow".split()
)
"""Words of management talk; two of them in a sentence without a particular say nothing."""
JARGON_STEMS: Final = frozenset(map(stem, _JARGON))

_CONCRETE: Final = frozenset(
    "absence advance advertised agency ambulance announcement anxious apartment apologize "  # noqa: SIM905 - a long list of strings reads worse
    "appointment archive assignment attendance attention auction audience balance basement "
    "business cement cemetery championship chance charity childhood citation city comment "
    "conference construction curious cursive dance delicious department detective detention "
    "distance document donation drive election emergency entrance equipment evidence "
    "exercised facility fancy fence fitness five furious garment glance grocery harness hive "
    "illness instrument insurance internship intersection invitation kindness kitchen legacy "
    "lotion meeting membership mention moment motive native nativity neighborhood nervous "
    "noticed office olive organized ornament pavement payment pencil pharmacy plantation "
    "policy practised pregnancy previous prize promised question raised realized reception "
    "recognized relatives residence retirement revised scholarship science section sentence "
    "serious silence size station supervised surprised suspension tournament township "
    "translation transportation treatment university utility vacancy vacation various "
    "wellness witness".split()
)
"""Words that end as abstract ones do and name what can be seen or counted."""
CONCRETE_STEMS: Final = frozenset(map(stem, _CONCRETE))
ABSTRACT: Final = re.compile(
    r"(?:tions?|ments?|ity|ities|ness|ships?|[ae]nces?|isms?|i[zs]ed?|i[zs]es|i[zs]ing|ives?|ively"
    r"|ional|ical|ically|istic|ously?|cy|hood)\Z"
)
"""How words end that name a quality or a process."""

IRREGULAR_PASTS: Final = frozenset(
    "asked ate began bent bled bought bound broke brought built came caught chose cut dealt "  # noqa: SIM905 - a long list of strings reads worse
    "drank drew drove dug fed fell felt flew forgot fought found gave got grew heard held hid "
    "hit hung kept knew laid led left lent let lost made meant met paid put quit ran rang "
    "read rode rose said sang sank sat saw sent set shook shot showed shut slept sold sought "
    "spent split spoke stole stood stuck swam swept swore taught thought threw told took tore "
    "understood went wept woke won wore wrote".split()
)
"""Past forms that do not end in -ed; some are the present as well."""

NOT_PAST: Final = frozenset(
    "based committed continued dedicated detailed indeed involved need needed related united "  # noqa: SIM905 - a long list of strings reads worse
    "varied wanted".split()
)
"""Words in -ed that are mostly no past."""

AUXILIARIES: Final = frozenset(
    "am are be been being get gets got had has have having is was were".split()  # noqa: SIM905 - a long list of strings reads worse
)
"""A form in -ed right behind one of these is no event: "is committed", "have grown"."""

NUMBER_WORDS: Final = frozenset(
    "dozen eight eighteen eighth eighty eleven fifteen fifth fifty five forty four fourteen "  # noqa: SIM905 - a long list of strings reads worse
    "fourth half hundred nine nineteen ninety quarter seven seventeen seventh seventy six "
    "sixteen sixth sixty ten third thirteen thirty three twelve twenty twice two".split()
)
"""Numbers written out, without "one", which is often no number."""

CALENDAR_WORDS: Final = frozenset(
    "afternoon april august autumn christmas december easter evening fall february friday "  # noqa: SIM905 - a long list of strings reads worse
    "fridays halloween january july june lunch march midnight monday mondays morning noon "
    "november october saturday saturdays semester september spring summer sunday sundays "
    "thanksgiving thursday thursdays tuesday tuesdays wednesday wednesdays winter".split()
)
"""Months, days, seasons and times of the day, without "may"."""

_SHOWING: Final = (  # noqa: SIM905 - a long list of strings reads worse
    "artifact attach clear clearly compelling compellingly demonstrate detail document essential "
    "evidence evident example exhibit file outcome page part portfolio proficiency proficient "
    "proof prove provide requirement show support upload video item above below see "
    "comprehensive effective effectively fully strong strongly"
).split()
_FRAMING: Final = (  # noqa: SIM905 - a long list of strings reads worse
    "ability able always educational ensure following leader practitioner principal school use "
    "utilize"
).split()
FRAME_STEMS: Final = frozenset(map(stem, (*_SHOWING, *_FRAMING)))
"""Words around a copied statement: they point at the evidence or praise it, or say who does it."""

_POINTING: Final = (  # noqa: SIM905 - a long list of strings reads worse
    "accomplishment address align amazing appendix assess assessment assessor attachment best "
    "carefully commitment committed competence competency competent confidence confident "
    "contain contents convincing convincingly criteria criterion dedicated dedication depth "
    "doubt doubtless enclose enclosed entry evaluator examiner exceed excellence excellent "
    "exceptional exceptionally expectation explain explanation explanatory finest fulfill "
    "highly illustrate impressive include incredible indicate instruction mastery material "
    "meaningful obvious obviously organized outstanding passion passionate perfect perfectly "
    "portray powerful pride proud reader refer reference reflect represent request require "
    "reviewer rubric section select selected selection skill standard submission submit "
    "sufficient superb superior supply thorough thoroughly thoughtful thoughtfully throughout "
    "tremendous truly undoubtedly verify view wonderful"
).split()
POINTING_STEMS: Final = frozenset(map(stem, (*_SHOWING, *_POINTING)))
"""Words that point at the evidence, speak of its being assessed, or praise it."""
