"""Names that players bring from other books: a question about one is not answered unless the rulebooks hold the name.

"How does booming blade scale?" shares its words with many rules, and no rule tells that Booming Blade is a spell of a
book that is not here. Names only; a rulebook of the user's that has the name is not touched.
"""

import re
from functools import cache

from dm_assistant.vocabulary import words_of

# Single words stand here only if they are no words of everyday speech.
NAMES = """
# creatures
beholder, death tyrant, mind flayer, illithid, intellect devourer, displacer beast, githyanki, githzerai, umber hulk,
carrion crawler, kuo-toa, kuo toa, yuan-ti, slaad, slaadi, grell, nothic, yochlol, thri-kreen, neogi, elder brain,
flumph, hook horror, quaggoth, peryton, star spawn, demilich, death knight, tressym, kenku, tabaxi, modron, yugoloth,
arcanaloth, ultroloth, mezzoloth, nycaloth, bodak, nagpa, froghemoth, banderhobb, boneclaw, catoblepas, corpse flower,
draegloth, gauth, grung, meenlock, morkoth, neothelid, oblex, shadar-kai, shadar kai, sea spawn, tlincalli,
vargouille, vegepygmy, xvart, leucrotta, girallon, flail snail, firenewt, barghest, annis hag, bheur hag, aarakocra,
bullywug, cambion, cyclops, empyrean, faerie dragon, fomorian, galeb duhr, helmed horror, jackalwere, slithering
tracker, thessalhydra, twig blight, vine blight, needle blight, water weird, yeti, berbalang, allip, astral
dreadnought, zaratan, gem dragon, amethyst dragon, dracolich, bahamut, demogorgon, orcus, asmodeus, strahd, vecna,
acererak, xanathar, drizzt, elminster, szass tam, zariel, auril, lolth, myrkul, lady of pain,
# people and origins
aasimar, genasi, firbolg, warforged, changeling, kalashtar, eladrin, sea elf, deep gnome, tortle, triton, yuan-ti
pureblood, vedalken, loxodon, leonin, harengon, owlin, autognome, giff, plasmoid, hadozee, verdan, locathah, simic
hybrid, custom lineage, dhampir, reborn lineage, dragonmark, half-elf, half elf, half-orc, half orc, haunted one, folk
hero, guild artisan, outlander background, noble background, charlatan background, entertainer background, hermit
background,
# classes and their ways
artificer, blood hunter, gunslinger, psion, pugilist, warlord, battle master, superiority dice, eldritch knight,
arcane archer, echo knight, purple dragon knight, rune knight, psi warrior, arcane trickster, swashbuckler, soulknife,
scout rogue, totem warrior, ancestral guardian, storm herald, zealot barbarian, wild heart, path of the beast, divine
soul, shadow magic sorcerer, storm sorcery, aberrant mind, clockwork soul, hexblade, great old one patron, archfey
patron, celestial patron, genie patron, undying patron, bladesinger, bladesinging, bladesong, war magic, chronurgy,
graviturgy, school of divination, portent dice, school of abjuration, arcane ward, school of illusion, school of
necromancy, diviner wizard, gloom stalker, horizon walker, monster slayer, beast master, fey wanderer, swarmkeeper,
drakewarden, way of shadow, shadow monk, drunken master, astral self, sun soul, long death, four elements monk,
warrior of mercy, oath of vengeance, oath of the ancients, oath of conquest, oath of redemption, oath of glory, oath
of the crown, oathbreaker, watchers paladin, college of valor, college of glamour, college of swords, college of
whispers, college of eloquence, college of dance, college of creation, circle of the moon, circle of spores, circle of
stars, circle of dreams, circle of the shepherd, circle of wildfire, knowledge domain, light domain, nature domain,
tempest domain, trickery domain, war domain, death domain, forge domain, grave domain, peace domain, twilight domain,
arcana domain, alchemist subclass, battle smith, artillerist,
# feats and options
sharpshooter, great weapon master, polearm master, sentinel feat, war caster, lucky feat, crossbow expert, shield
master, tavern brawler, mobile feat, resilient feat, tough feat, observant feat, actor feat, dual wielder, elven
accuracy, fey touched, shadow touched, heavy armor master, medium armor master, mage slayer, mounted combatant,
skulker, spell sniper, elemental adept, inspiring leader, healer feat, keen mind, durable feat, charger feat,
defensive duelist, dungeon delver, martial adept, metamagic adept, eldritch adept, fighting initiate, piercer feat,
slasher feat, crusher feat, gunner feat, poisoner feat, chef feat, squat nimbleness, revenant blade, blind fighting,
superior technique, thrown weapon fighting, flanking, sanity, thac0, wild magic surge, action points, mana, gritty
realism, morale check, spell points, sanity score, honor
score, mass combat, hero points, lingering injuries, lingering injury, called shot, critical fumble, fumble table,
sidekick, strixhaven, eberron, ravenloft, spelljammer, dark sun, greyhawk, dragonlance, planescape, waterdeep,
baldur's gate,
# spells
booming blade, green-flame blade, green flame blade, toll the dead, silvery barbs, absorb elements, mind sliver, sword
burst, lightning lure, word of radiance, sapping sting, create bonfire, control flames, shape water, mold earth,
primal savagery, magic stone, thorn whip, friends cantrip, blade ward, witch bolt, tasha's caustic brew, caustic brew,
zephyr strike, chaos bolt, catapult spell, cause fear, ceremony spell, snare spell, earth tremor, beast bond, healing
spirit, shadow blade, aganazzar, snilloc, maximilian, mind whip, pyrotechnics, skywrite, warding wind, dust devil,
earthbind, life transference, tidal wave, wall of sand, erupting earth, thunder step, tiny servant, summon beast,
summon fey, summon undead, summon shadowspawn, summon celestial, summon construct, summon aberration, summon fiend,
spirit shroud, intellect fortress, enemies abound, hunger of hadar, arms of hadar, armor of agathys, crown of madness,
cordon of arrows, conjure barrage, conjure volley, crusader's mantle, aura of vitality, aura of purity, elemental
weapon, feign death, lightning arrow, swift quiver, steel wind strike, synaptic static, dawn spell, danse macabre, far
step, holy weapon, negative energy flood, wrath of nature, soul cage, mental prison, tenser's transformation,
investiture of, scatter spell, bones of the earth, primordial ward, crown of stars, power word pain, temple of the
gods, whirlwind spell, abi-dalzim, horrid wilting, illusory dragon, maddening darkness, mighty fortress, psychic
scream, blade of disaster, dream of the blue veil, sickening radiance, shadow of moil, storm sphere, watery sphere,
guardian of nature, compelled duel, thunderous smite, wrathful smite, blinding smite, staggering smite, banishing
smite, cloud of daggers, beast sense, destructive wave, circle of power, gift of alacrity, fortune's favor, gravity
fissure,
# other games
pathfinder, starfinder, call of cthulhu, shadowrun, gurps, vampire the masquerade, world of darkness, savage worlds,
blades in the dark, dungeon world, fate core, warhammer, cyberpunk, runequest, mothership, magic the gathering, pokemon,
minecraft, world of warcraft, skyrim, elden ring, star wars, lord of the rings, harry potter, monopoly, poker, chess,
fourth edition, 4th edition, third edition, 3rd edition, swift action, minor action, full attack action, full attack,
5-foot step, five foot step, touch ac, flat-footed, base attack bonus, skill ranks, prestige class, healing surge,
encounter power, daily power, at-will power, fortitude save, reflex save,
fate points, sanity check, lair actions, regional effects,
# today
football, soccer, basketball, bitcoin, netflix, spotify, youtube, python script, javascript, smartphone, wi-fi, wifi,
# things
gunpowder, grenade, dynamite, revolver, hand of vecna, eye of vecna, book of exalted deeds, book of vile darkness,
wand of orcus, blackrazor, sunsword, axe of the dwarvish lords, moonblade, double-bladed scimitar, yklwa, infernal war
machine, soul coin, all-purpose tool, arcane grimoire, moon sickle, rod of the pact keeper, bloodwell vial, amulet of
the devout, rhythm-maker's drum, bell branch, barrier tattoo, illuminator's tattoo,
"""


@cache
def _names() -> dict[tuple[str, ...], str]:
    lines = (line for line in NAMES.splitlines() if not line.startswith("#"))
    names = (re.sub(r"\s+", " ", name).strip() for name in " ".join(lines).split(","))
    return {tuple(words_of(name)): name for name in names if name}


def names_in(question: str) -> dict[str, tuple[str, ...]]:
    """Each name of another book that the question says, with its stems."""
    words = words_of(question)
    longest = max(map(len, _names()))
    runs = (
        tuple(words[start : start + size]) for size in range(1, longest + 1) for start in range(len(words) - size + 1)
    )
    return {_names()[run]: run for run in runs if run in _names()}
