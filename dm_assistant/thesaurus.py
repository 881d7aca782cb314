"""What players say and what rulebooks call it: the words on the right are added to a question with those on the left.

One line a group: everyday words or phrases, `>`, the terms of the rules. Only words that stand for something
else than themselves are listed; plurals and endings are the stemmer's work.
"""

SAYS = """
aoo, free attack > opportunity attack
ac > armor class
hp, health, life points > hit points
xp, exp, experience > experience points
dc > difficulty class
cr > challenge rating
pc, hero, heroes, adventurer, my character > player character
npc > nonplayer character
dm, dungeon master, game master, referee, storyteller > gm
gold, gold coins > gp
ft > feet
lb, lbs > pound
str > strength
dex > dexterity
con > constitution
int > intelligence
wis > wisdom
cha > charisma
thp, temp hp, temporary hp, temp hit points > temporary hit points
asi > ability score improvement
prof, proficient > proficiency
nat 20, natural 20, natural twenty > roll 20 critical hit
nat 1, natural one, fumble > roll 1
crit, crits, critical > critical hit
race, ancestry, people, folk, lineage > species
job, profession, origin, backstory, past > background

blind, blindness, eyes, can't see > blinded sight
deaf, can't hear > deafened
scared, afraid, terrified, terror, fear, fears, scare, spook, spooked > frightened fear
enchanted by, seduced, seduce, befriend > charmed friendly
grab, grabs, grabbed, grabbing, wrestle, wrestling, clinch, seize > grapple grappled
hold, held, pinned, hold down, immobile, can't move, immobilized, immobilize > restrained paralyzed grappled
frozen in place, move a muscle, locked up > paralyzed
turned to stone, turn to stone, stone statue, petrify > petrified
venom, toxin, toxic, venomous, poisonous > poison poisoned
sick, ill, disease, plague, sickness > contagion poisoned
knocked down, knock down, knocked over, fall over, fell over > prone
lying down, floored, get up, stand up, trip, tripped > prone
tied up, tie up, bound, entangle, entangles, entangled, tangled, snared, stuck, netted, webbed > restrained
dazed, daze > stunned
knocked out, knock out, ko, asleep, sleeping, passed out, out cold, coma, faint > unconscious
take alive, alive, capture, spare him, nonlethal, non-lethal, without killing, subdue > knocking out unconscious
unseen, can't be seen, see-through, transparent > invisible
helpless > incapacitated
tired, weary, fatigue, fatigued, worn out, tiredness, sleepless > exhaustion
half health, half hp, half hit points, half dead, badly hurt > bloodied half hit points
dizzy, confused > confusion

goes first, go first, who starts, turn order, order of turns, acts first > initiative
ambush, ambushed, caught off guard, off guard > surprise surprised
act twice, two actions, extra action, another action, double action > action surge additional action
wait, hold my action, delay, held action, prepare an action, wait and act > ready trigger
assist, assisting, aid a friend, lend a hand > help
sprint, run, running, double move > dash
get away, retreat, back off, back away, run away, flee > disengage
evade > dodge
sneak, sneaking, sneaky, creep, stealthily, quietly, hidden, hiding > hide stealth
backstab, backstabbing, stab in the back > sneak attack
shove, shoving, bull rush > push shove unarmed strike
punch, punches, kick, headbutt, fist, fists, bare hands, brawl > unarmed strike
smash a bottle, chair, frying pan, table leg, bottle over > improvised weapon
two weapons, two-weapon, dual wield, dual wielding > light property extra attack
off hand, off-hand, each hand, both hands, second weapon > light property extra attack
swing, swings, swinging, slash, slashes, strike, strikes > attack
shoot, shooting, shot, shots, snipe, archer, archers, bow, fire at > ranged attack
afar, far away, from a distance, at a distance, long distance > ranged
up close, next to me, right next to, adjacent, point blank, in my face > within 5 feet close melee
hand to hand > melee
throw, throwing, toss, hurl, chuck > thrown throw
behind a wall, behind a tree, behind something, hide behind > cover
horseback, ride, riding, rider, saddle up, cavalry > mount mounted
squeeze past, walk past, get past, move through, go through > space moving around creature
push through > move
bushes, rubble, mud, swampy, wading, rough ground > difficult terrain
leap, leaping, hop, vault, gap > jump long
climb walls, scale, scaling, scale walls, climbing > climb climb speed
submerged, beneath the waves, under water, dive, diving, below the surface, in the water > underwater swim
paddling, paddle, swimming, at sea, ocean > swim water
tumble, tumbled, fell off, cliff, plunge, plummet, landing > falling fall
drown, drowns, drowning, no air, without air > suffocation suffocating breath
choke, choking, smother, smothers, strangle > suffocation suffocating breath
starve, starving, hunger, hungry, without food, ran out of food > malnutrition food
thirst, thirsty, without water > dehydration water
on fire, ablaze, aflame > burning fire
blizzard, freezing, freezing cold, arctic, winter > extreme cold
scorching, heat wave, sweltering, desert heat > extreme heat
mountains, mountain, thin air > high altitude
storm, windy, gale, breeze, gust > wind
downpour, raining, snowfall, rain > precipitation
pitch black, night, dark > darkness
torchlight, candlelight, lit, brightness > bright light
dusk, twilight, moonlight, shadowy, gloom > dim light
foggy, smoke, smoky, mist > fog heavily obscured
see in the dark, night vision, dark vision > darkvision
feel vibrations, vibrations, footsteps, tremor > tremorsense
bleeding out, bleed out, dying, downed, at zero > 0 hit points death saving throw
drop to zero, drops to zero, goes down, zero hp, reduced to zero > 0 hit points death saving throw
death save, death saves > death saving throw
slain, slay, slays, killed, kills, killing > kill dies dead
bring back, bring back to life, revive > raise dead resurrection revivify returns to life
resurrect, raise the dead, resurrection > raise dead resurrection revivify returns to life
stabilize, stabilise, first aid, keep from dying > stable
heal, healing, heals, cure, cures, mend, patch up, patch ourselves, recover > regain hit points heal
full night, night's sleep, overnight, sleep, eight hours, camp for the night > long rest
break, breather, hour's break, nap, catch our breath, lunch break > short rest
keep up, keeping up, maintain a spell, maintaining, lose my spell, losing > concentration
tough, tougher, sturdy, hardy, toughness > hit points armor class
hurts, hurt, wound, wounds, injury, harm > damage
half as much, less damage, takes less, shrug off > resistance
extra damage from, weak to, weakness, weaknesses > vulnerability disadvantage sensitivity
can't be harmed, unaffected, immune > immunity
lucky, luck > advantage
good circumstances, edge > advantage
bad circumstances, harder, penalty, hindered, trouble > disadvantage
gang up, outnumber, packs > pack tactics

talk into, convince, persuade, negotiate, bribe, letting me pass, sweet talk, beg > influence persuasion
lie, lying, bluff, fool, trick > deception
threaten, bully, menace > intimidation
spot, notice, look for, looking for, find hidden > search perception
recall, remember, lore, look up, know about > study
tell if lying, sincere, motives > insight
pick pockets, pickpocket, palm > sleight of hand
steal, thief, burglar, burglary, cutpurse > thief rogue
warrior, soldier, swordsman > fighter
holy knight, knight in armor, crusader > paladin
priest, healer, holy man > cleric
mage, magician, spellcaster, sorceress, enchanter > wizard spellcaster
musician, minstrel, singer, song, songs, sing, music > bard music
hunter, woodsman, tracker > ranger
berserk, rage, raging, fury, frenzy > rage barbarian
martial artist, ki, kung fu > monk
witch > warlock hag
animal form, animal shape, turn into an animal, wild shape, animal transformation > wild shape shape-shift
choose a class, character type, which class, easiest, simplest, beginner, newbie > class complexity
level cap, max level, highest level > level 20
top tier, high level, highest tier > level 18 20
level up, leveling, levelling > gain level
swap, switch, trade, trading > expend exchange
teacher > school

magical things, enchanted things, enchanted gear, magic gear > magic item
magical gear, magic stuff, enchanted item, enchanted items > magic item
enchanted, enchantment, magical > magic
bonded, bond, bonding, bonded with, link to > attunement attuned
figure out, what does it do, learn what, unknown item, strange item > identify
make, making, craft, build, forge, create, brew, brewing > craft crafting create
own enchanted, make magic > crafting magic items
copy a spell, write a scroll, write down > scribe scroll
intelligent item, talking sword, talking weapon, thinking blade, sentient, thinking > sentient magic item
disagrees, disagree, argue, at odds > conflict
goal, aim, objective > purpose
uses come back, come back, get back, refresh, recharge, get it back > regain recharge expended
times a day, 3/day > per day
slot, slots > spell slot
upcast, higher level, stronger version > higher-level spell slot
gag, gagged, mouth, speak the words, silenced > verbal
hand gestures, hands free, gesture > somatic
ingredient, ingredients, reagents > material component
ten minutes longer, ten extra minutes > ritual
necklace, pendant, amulet > amulet periapt necklace pendant talisman
jewelry, jewellery, band > ring
jewel, gemstone, crystal, ruby, diamond > gem
appraise, appraisal, worth > value discern
stick, rod, cane > staff
sack, pouch, purse, backpack > bag
book, books, volume > tome manual book
paint, painting, draw, drawing > pigments paint
statuette, statue, figure, small statue > figurine statuette
rug > carpet
shoes, footwear > boots
cape, mantle > cloak
hat, helmet, crown > helm headband hat
gauntlets > gloves
glasses, spectacles, goggles, lenses > goggles eyes lens
powder > dust
trumpet > horn
chain, handcuffs, handcuff, cuffs, shackle, shackles, prisoner > manacles bind
pegs, wedge, nails, peg > spikes
lockpick, lockpicks, pick a lock, picking > thieves' tools lock
kit > tools supplies kit
torch, lamp, lantern > light torch
elegant, fancy, posh, royal, dress, outfit, clothing > clothes fine
quilted > padded
full plate, platemail, plate mail > plate armor
noise, noisy, loud > stealth
blade > sword
hide, hides, skin, pelt, scales > scale hide
wyrm, wyrms, drake > dragon
mug, beer, drink, pint > ale
bed, room, tavern, hotel > inn lodging
price, prices, expensive, cheap, pay > cost
buy, purchase, sell, selling > cost
living expenses, cost of living, living > lifestyle
poor, broke, slum > squalid poor wretched
hire, employ, mercenary > hirelings
ship, boat, vessel, ships > vehicle ship waterborne
upriver, upstream > against current
carry, haul, lift, drag, heavy load > carrying capacity
beast of burden, pack animal, haul more > carrying capacity
march, marching, hike, on foot, journey > travel pace
per day travel, miles > travel pace

smart, smarter, clever, brainy, intellect > intelligence
strong, stronger, mighty, muscle > strength
quick, quicker, nimble, agile, faster, quickly > dexterity speed
wise > wisdom
charismatic, pretty > charisma
bigger, larger, twice as big, double size, grow > enlarge
shrink, smaller > reduce
ally, friend, friends, buddy, buddies, teammate, companion, companions, pal > ally
whole group, whole party, entire party, everyone, group, the team > creatures allies
foe, foes, opponent, opponents, bad guys, bad guy, enemies > enemy
beastie > monster
critter, critters, animals > beast

electricity, electric, electrical, shock, shocks, zap > lightning
flame, flames, fiery, blaze > fire
frost, icy, frozen, frozen water > ice cold
sonic, sound blast, thunderclap > thunder
holy, sacred, divine light > radiant
death energy, drain, drains, life drain, drains life > necrotic life
mental, mind, brain, psionic > psychic mind
corrosive, melt > acid
barrier, fence, blockade > wall
ghostly, ghost, spirit world > ethereal
plane, dimension, another world, other world, realm, realms > plane of existence
warp, zap to, blink, escape, go home, travel instantly > teleport
fly, flying, soar, flight > fly speed
levitate, float, floating > levitate hover
disguise, disguises, look like, looks like, appearance, masquerade > illusory appearance disguise
fake, hologram, mirage > illusion
transform, transforms, transformation, turn into, turns into > shape-shift transform becomes
turn myself, become, morph, shapeshift, shape changing, polymorph > shape-shift transform becomes
read minds, mind reading, read my mind, read thoughts, thoughts > detect thoughts
honesty > truth
track, whereabouts, where is, find where, find a person, find someone > locate direction
protect, protects, protecting, guard, shield from > protection ward
stronghold, fortress, castle, keep, base > ward stronghold
future, foresee, predict, prophecy, omen > future foresight divination
god, gods, deity > deity god divine
begging a god, angel, angels > celestial deity
summon, conjure, call forth, bring forth, call up, call a > summon conjure appears
butler, maid, chores, tasks > servant
voicemail > message
statue speaks > mouth
understand languages, translate, foreign > languages tongues
clean, cleaning, tricks, parlor tricks, trick, small tricks > clean soil minor magic
burns out, everlasting, eternal, never ends > flame continual
marsh, bog > swamp
undergrowth, vines, weeds, overgrown > plants overgrowth
pursuers, chase, chasing > creature
temple, hideout > sanctuary
attackers, attacker > attacks
control, dominate, command, mind control > dominate control charmed
make obey, obey > obey commands
tree, trees, bush, shrub > plant
think and talk, become smart > awaken
detection, sense > detect
intelligent, sapient > intelligence
spy, spying, watch from afar > scrying
blow up, blows up, explosion > explodes
chop, chop off, cut off, severed, sever, arm, arms, leg > limb severed
regenerating, regenerate, grows back > regeneration regain
spiky, spikes, thorny, barbed, prickly > barbed spike
bug, bugs, creepy crawly > insect
slime, jelly, blob, goo > ooze
robot, machine, automaton > construct golem
fairy, fairies, faerie > fey
zombie, zombies > undead
sharks, shark, fish, sea creatures, aquatic > swim fish
bird, birds > fly beast
serpent, serpents, constrictor > snake
lurker, lurking > ceiling
coffin, grave > resting place
sun, daylight > sunlight
imitate, imitates, copy voices, voices > mimic mimicry
eats metal, eat metal, ruin my sword, rust, rusts > metal rust
eats, devour, swallow > devour swallow
sticks, sticky, glued, stick to > adheres adhesive
treasure chest, treasure > chest object
unreadable, shielded > can't be read
haunted, haunt > ghost
wolfman, lycanthrope > werewolf
party member missing, absent, can't make the session, can't make it > absence
too hard, too dangerous, too strong, deadly > powerful dangerous
low-level, low level > level 1
balance a fight, budget, encounter budget > xp budget encounter
make fights interesting, battlefield, fun > encounter features terrain
boulder, rolling rock > rolling stone
pressure plate, steps on a plate, tripwire > trap trigger
contradict, contradicts, exception, wins, overrides > exceptions supersede specific
in character, role-play, acting, my character's voice, talk in > roleplaying
tips, advice, ideas > guidance
fight, battle, brawl, fighting > combat
fight is over, end of a fight, stop fighting > ending combat
twelve o'clock > midnight
gas, fumes, breathe in > inhaled
drink a poison, swallowed > ingested
two pairs, second pair, both pairs > multiple items pair
add together, add up, combine > stack
how long, last, lasts, lasting > duration
how far, reaches, distance > range distance
how fast, fast > speed
how heavy, heavy, weigh, weighs > weight
how much is, how expensive, how much for > cost
put on, putting on, take off, strip off, get dressed > don doff
armour, armours > armor
defence, defense, defences > armor class
resist, resists, resistant > resistance
vulnerable > vulnerability
exhausted, exhausting > exhaustion
concentrate, concentrating > concentration
invisibility > invisible
paralysis, paralyse, paralysed > paralyzed
fell, fallen > falling fall
threw, thrown > throw thrown
rode, ridden > mount
flew, flown > fly
swam > swim
stole, stolen > sleight of hand
broken, breaking, smash, destroy an object, break down > break object
inspired, bardic > inspiration
reroll, re-roll, roll again > reroll roll again
average perception, without rolling > passive
two spells, second spell > one spell slot per turn
memorize, learn spells, known spells > prepared spells
cancel a spell, cancel, undo magic, remove magic, end a spell > dispel counterspell
interrupt, stop a spell, stop him casting > counterspell
make zombies, zombie army, undead servants, skeletons > animate dead
breathe underwater, breathing underwater > water breathing
walk on walls, wall crawling > spider climb
slow fall, fall slowly > feather fall
talk to animals, talk to beasts > speak with animals
talk to the dead, question a corpse, corpse > speak with dead
freeze time > time stop
safe place to sleep, safe camp, hut, shelter > tiny hut rope trick
make food, feed people > create food goodberry
pet > familiar
steed, warhorse > steed mount
climate > weather
gate > door
unlock, open a lock, locked > lock knock thieves' tools
hex > curse
aging, older > age
lycanthropy > lycanthrope
blood > bite
poison gas, cloud of poison > cloudkill stinking cloud poison
awake > wakes
encumbrance, encumbered > carrying capacity
loot, treasure hoard > magic item
half price, resale > half cost
potion, elixir, drink > potion drink
split > share
retry > again
size category, squares > size space
square, squares, five foot > 5 feet
flank, flanking > advantage
polearm > reach
reload, reloading, crossbow > loading ammunition
aim, aiming > attack roll
quiver, arrows, bolts > ammunition
speak > languages
point buy, roll stats, rolling stats, stat, stats > ability scores generate
second class, two classes, dual class > multiclassing
starting money, starting gold, start with > starting equipment
religion, worship > deity
family, home town > past
tall, height > size tall
vanish, disappear, disappears, gone > disappears vanishes
instant, right away, at once, straight away > instantaneous immediately
go away, wear off, wears off > ends end
forever, permanent, permanently, for good > permanent until dispelled
dismiss, send away, banish, send back > dismiss banishment
flammable, catch fire, ignite, light on fire, set on fire > burning flammable
put out, douse > extinguish
shine, glow, glowing, shining, luminous > sheds bright light
beam, ray, laser > ray beam
bubble, globe, orb, ball, dome > sphere globe
circle around me, aura, all around me > emanation aura
spray > cone
corridor, hallway, tunnel > passage space
mid-air, air, sky > fly air
crawl, crawling > crawling prone
dig, digging, underground > burrow
balance, acrobat, tumbling, flip > acrobatics
lifting, athletic, push up > athletics strength
trickery, con artist > deception
perform, performing, dance, entertain, acting > performance
wilderness, forage, hunt for food, tracking > survival
medical, diagnose, treat wounds > medicine
spot traps, clue, clues, deduce > investigation
animals, calm an animal, tame, train > animal handling beast
religious, prayers, cult > religion
demon, demons, devil, devils > fiend
elf, dwarf, orc, halfling > humanoid species
bloodsucker > vampire
ghoul, corpse eater > ghoul ghast
wizard who died, lich > lich undead
medusa, gaze > petrified gaze
wolves, hounds, hound, dog > wolf
lion, tiger, cats, cat > lion tiger
t-rex > dinosaur
rat, rats, vermin, bats > swarm tiny beasts
many small creatures > swarm
octopus, squid > tentacle
claws, claw, talon > rend claw
horns, horn, charge > gore
stinger, sting, tail > sting tail
stomp, trample, crush > trample slam
stare, look at > gaze
spit, spits, sprays > acid breath
hug, squeeze > constrict
headless, cut off heads, behead > head vorpal
copies of me, duplicate, decoy, double > mirror image duplicate illusory
clone, copy of a person > clone simulacrum
small room, pocket space, extradimensional > extradimensional space demiplane
doorway, portal, gate > portal gate door
walk through walls, pass through walls, phase > passwall incorporeal ethereal
hole in the wall, make a hole, tunnel through > passwall
cage, jail, imprison, trap someone, prison > forcecage imprisonment
freeze someone, hold someone, hold a person > hold paralyzed
put to sleep, make sleep, sleepy > sleep unconscious
laugh, laughing, funny > laughter
slow down, slowed, sluggish > slow speed reduced
speed up > haste
deafening, mute, quiet an area, no sound, soundproof > silence
loud sound, noise far away > thunder audible
call lightning, storm cloud > lightning storm
hail, falling ice > ice storm
tidal wave, flood > tsunami water
shake the ground, tremors > earthquake
whirlwind, tornado > whirlwind wind
sandstorm, sand > strong wind sand
falling rocks > meteor
rain of fire, pillar of fire, fire from heaven > flame strike
heated, red hot, hot metal > heat metal
rot, wither, decay > necrotic blight
kill instantly, instant death, word that kills, outright > power word kill dies
weaken, weakened, feeble > weakness enfeeblement
make stronger, super strong > strength giant strength
skin like bark, tough skin, bark > barkskin armor class
wearing no armor, without armor, unarmored > unarmored defense mage armor
bounce back, reflect, turn back a spell > reflect spell turning
absorb magic, soak up magic > absorption
no magic zone, magic doesn't work, anti-magic > antimagic
detect evil, evil nearby > detect evil good
secret door, hidden door, hidden doors > secret hidden detect
poison detect, is it poisoned > detect poison disease
far sight, see far away, remote viewing, eye > arcane eye clairvoyance scrying
talk in my head, telepathic, telepathically, mind to mind > telepathy
whisper, whispering > message
mail, letter, courier > messenger sending
read any language, unknown writing, secret writing, runes > comprehend languages script
code, hidden message > illusory script
forget, erase memory, change memories > modify memory
nightmares, bad dreams > dream nightmare
order, orders, command someone, make them do > command suggestion
quest, force someone to do > geas
calm, calm down, pacify > calm emotions
brave, courage, bravery, encourage > heroism frightened immunity
protect from arrows, arrows at me > deflect missiles wind wall
hunt down, mark a target, marked > hunter's mark
find the way, lost, shortest way > find path
trapfinding, sense traps > find traps
carry my stuff, floating disc, disk > floating disk
horse from magic, magic horse > phantom steed find steed
free food, magical berries > goodberry
feast, banquet > heroes' feast
mansion, magical house > magnificent mansion
age, young again, live longer > longevity age
ask a question to a god, ask the gods > commune divination
lucky charm, good luck > stone of good luck
broom > broom flying
boots that fly, winged > winged boots fly
always hits, can't miss, never misses > magic missile
breathe in a can, bad smell, stink, stench > stinking cloud stench
sleep gas, knockout gas > unconscious inhaled poison
poisoned blade, coat a weapon, coat my blade > poison injury weapon
venom extraction, harvest > harvesting poison
trap door, hidden pit, hole in the floor > pit trapdoor
net, nets > net restrained
spikes on the floor > caltrops
marbles > ball bearings
oil on the floor, slippery floor, slippery > oil grease prone
signal, whistle > signal whistle
climb gear, climbing gear > climber's kit
first-aid kit, bandages > healer's kit
makeup, wig > disguise kit
forge a document, forgery, fake papers > forgery kit
read a map, navigate, chart > navigator's cartographer's
cook, cooking, meal > cook's utensils rations
gambling, dice, cards, gamble > gaming set
lute, flute, drum, play an instrument > musical instrument
bash > shield
plate, heavy armour, full armor > plate heavy armor
leather jacket, studded > leather armor
chainmail, mail > chain mail
greatsword, two-hander, big sword > greatsword heavy two-handed
axe, axes > greataxe battleaxe handaxe
hammer, maul > warhammer maul
staff fighting, stick fighting > quarterstaff
gun, guns, firearm, firearms > musket pistol
one-handed or two-handed, either hand > versatile
bonus damage, more damage > extra damage
reroll damage, damage again > damage dice
critical range, crit on 19 > critical hit 19
extra hit points, more health > hit points increases
hit dice, hit die > hit point dice
die, dies, dead, death > dies dead death
drowning rules, breath > suffocation hold breath
cursed item > curse remove
side effects, mixing potions > potion miscibility
recharge at dawn, daily > dawn regain charges
magic word > command word
price of magic, value of a magic item > magic item values rarity
rare, uncommon, legendary item > rarity
teach, learning, training > proficiency training
skill list, skills > skill proficiencies
class ability, class power > class features
archetype, specialization > subclass
background feat > feat origin
epic > boon
metamagic, twist a spell, change a spell > metamagic sorcery points
pact, patron > warlock patron invocation
invocations, invocation > eldritch invocation
oath, vow > paladin oath
domain > cleric domain
familiar shapes, beast shapes > beast shapes wild shape
turn undead, scare undead > channel divinity turn undead
divine smite, smite > paladin's smite
ki points, focus > focus points monk
favorite enemy, favored enemy > favored enemy hunter's mark
inspire > bardic inspiration
unarmed damage > martial arts
evade fireball, no damage on save, half to none > evasion
can't be surprised, never surprised > surprise alert
sixth sense > danger sense
expert, double proficiency > expertise
all trades, half proficiency > jack of all trades
improve abilities, ability increase, raise a stat > ability score improvement
tavern brawl, bar fight > improvised weapons unarmed strike
mind control resist, save against charm > charmed saving throw
break free, get out of, wriggle free > escape grapple
let go, drop > release
drag someone, carry someone, move a grappled > grappling drag
stand still, no movement, can't walk > speed 0
shooting into melee, shoot past friends, friend in the way > cover half cover
shooting prone, shoot someone lying down > prone attack rolls
fight blind, fight in the dark, can't see the target > unseen attackers
long range, too far > long range disadvantage
fire underwater, underwater fighting > underwater combat
moving through enemies, move past an enemy > moving around creatures
pick up an item, draw a weapon, open a door > interact with object
talk during combat, speak on my turn > communicating
actions on a turn, do on my turn > your turn action
lose a turn, skip turn > incapacitated
six seconds > round
surrender, run for it > ending combat
travel by night, forced march, walk all night > extended travel
following tracks, road > good roads travel
weather effects > environmental effects
sanity, madness, insane > mental stress
scary, horror > fear effects
infection, infected, illness > contagion
encounter difficulty, hard fight, balanced > combat encounter difficulty
levels of tiredness > exhaustion
object hp, damage a door, breaking a wall > breaking objects
monster type > creature type
swift action > bonus action
free action > interact object
"""

# Words that a question is made of and that tell nothing about what is asked.
SAY_NOTHING = """
a able about after all allowed also am an and any anybody anyone are as at be because been before being but by can
cannot character's could did do does doing don't even ever everybody for from get gets getting give gives go goes
got had happen happens has have having he her here him his how i if in into is isn't it its itself just kind kinds
know let like long many may me mean means might more most much must my need needs no not of off ok okay on once one
only or our out over own per please possible put question really rule rules said same say says see she should so
some somebody somehow someone something sort sorts still such take takes tell than that the their them then there
these they thing things this those through to too under until up us use used uses using very want wants was way we
were what what's when where whether which while who whom whose why will with won't work works would you your
yourself
"""
