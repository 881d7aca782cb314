"""What players say, what rulebooks call it, and what says nothing; plurals and endings are the stemmer's work."""

# One line a group: everyday words or phrases, `>`, the terms of the rules, which are added to a question with them.
# Only words that stand for something else than themselves are listed.
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

bit, bitten > bite
hid > hide
drank, drunk > drink
ate, eaten > eat
wore, worn > wear
held > hold
caught > catch
shot > shoot
swung > swing
struck > strike
woke, woken > wake
slept > sleep
lost > lose
froze > freeze
burnt > burn
sank, sunk > sink
drove > drive
broke > break
hurt > damage
wolves > wolf
elves, elven > elf
dwarves, dwarven > dwarf
thieves > thief
knives > knife
lives > life
teeth > tooth
men > man

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

attribute, attributes > ability score
resisting, withstand, fend off, shake off, shaking off > save saving throw
trained in, training in, practiced, skilled, skilful, good at > proficiency proficient
unskilled, untrained, never learned, no training > proficiency
ailment, affliction, ailments, afflictions, debuff, debuffs > condition
perk, perks, talent, talents > feat
endgame, end game, late game, late-game, highest level perk > epic boon
upbringing, former life, old life, earlier life, younger days, used to be > background
forebears, forefathers, bloodline, descend, descends, descended > species
deflated, drained of life > weak
stack, stacks, stacking, pile up > stack together combining
call off, switch off, turn off, end early, stop early > ends dismiss duration
run out, runs out, expire, expires > duration ends
how long does it last, how long it lasts, last how long > duration
over and over, as often as I like, as often as i want, whenever I like, whenever I want > at will without expending
out of slots, no slots, without a slot, no spells left > spell slot expended
out of uses, no uses left, used up > expended regain
innate caster, born with magic, wild mage, sorc > sorcerer
pact mage, pact caster, patrons, sold my soul > warlock
nature priest, tree hugger, shapeshifting priest > druid
spell-book mage, bookish mage, arcanist, arcanists > wizard mage
holy warrior, sworn knight > paladin
brawler monk, fist fighter, unarmed fighter, ascetic > monk
sneak thief, scoundrel, trickster > rogue
entertainer, performer, troubadour, poet > bard
outdoorsman, scout, beast hunter > ranger
weapon master, man-at-arms, sellsword > fighter
northman, savage, tribal warrior, brute > barbarian
walking stick > staff quarterstaff
magical stick, magic stick > wand staff rod
blessed weapon > holy weapon
pick up and carry, lug, hauling, haul around > carrying capacity
one hand free, free hand, hands full > free hand
pass out, black out, blacked out > unconscious
hang on, cling > grapple climb
go prone, hit the dirt, hit the deck > prone
stay up, stay conscious, refuse to fall > drop to 0 hit points instead
get hit, got hit, gets hit > hit attack damage
turned evil, mind controlled, under someone's control, puppet > charmed
skip a turn, loses a turn > incapacitated
can't act, cannot act, unable to act > incapacitated
point allowance, total allowance, monster budget > xp budget
outmatched, overwhelmed > powerful encounter
inscribe, inscribing, jot down > scribe scroll
workshop, tinkering, homemade > crafting
haggle, barter, haggling > influence persuasion cost
black market, illegal > purchasing criminal
drug, drugs, drugged, spiked drink, slipped into > poison
suit of armor, suit of armour, body armor > armor
see through walls, x-ray > vision
forged, counterfeit > forgery
sprain, broken bone, broken leg > injury
kin, relatives > species
insanity, mad with, went mad, go mad > mental stress
jump scare, horrifying, horrific > fear frightened
booby trap, booby-trapped, rigged > trap
frostbite, hypothermia > extreme cold frigid water
heatstroke, sunstroke > extreme heat
mountaintop, summit, high up > high altitude
iced over, frozen over, icy floor > slippery ice thin ice
overnight march, march all night, keep marching > extended travel exhaustion
highway, paved > good road
flagon, jar, decanter > bottle flask jug
fishing line, twine, cord > string rope
greatbow, war bow > longbow
buckler > shield
claymore, zweihander, two-handed sword > greatsword
knuckles, brass knuckles > unarmed strike
torture, interrogate, interrogation > intimidation
bodyguard, bodyguards, retainer, retainers, sellswords > hirelings
month's rent, upkeep, standard of living, live like, living like > lifestyle
homeless, beggar, destitute > wretched
noble life, luxury, lavish > aristocratic wealthy
meals, dinner, breakfast, supper > food
ferry, passage by ship, book passage > passengers
sailors, deckhands > crew
patch the hull > ship repair
horse armor, armored horse > barding
pony, mule, donkey > mount
newcomer, late joiner, replacement character, joins late > starting at higher levels
dip > multiclassing
between levels, next level, reach the next level > gaining a level experience points
average or roll, roll for health > hit points gaining a level
fraction, fractions, rounded, remainder > round down
tie, ties, tied initiative > initiative tie
diagonal, diagonally, miniatures > grid
surrounded, flanked > advantage
melee with a bow, shoot at point-blank > ranged attacks in close combat
parting shot, free swing, swing at me as i leave, leave its reach > opportunity attack
ride down, charge on horseback > mounted combat
overkill, massive damage, killed outright, die outright > instant death
leave alive, mercy, spare her, spare them, take prisoner, take him alive > knocking out
rerolls, second chance > reroll heroic inspiration
opposite effects, both at once, same time > simultaneous effects

eldest, oldest, aged, age-old > ancient
newborn, hatchlings, baby > wyrmling young
thunderbolt, thunderbolts, bolt of lightning > lightning
ball of fire, firebomb > fireball fire
fling, flings, flung, lob, lobs > throw hurl
gulp, gulped, gulps down, swallowed whole, swallows whole > swallow swallowed
spat out, spit out, spat back > regurgitate
reel in, reels in, drag closer, pull closer, yank > pull pulled
turns to mist, mist form > mist gaseous form
grow back, heals itself, keeps healing > regeneration regains
splits in two, splits apart > split
copycat, impostor, doppelganger > doppelganger mimic
mind reader, reads minds > detect thoughts telepathy
back from the dead, come back to life, comes back to life, undo death > raise dead resurrection revivify
beginner spell, apprentice spell, first-level spell, beginner magic > level 1 spell cantrip
endless spell, at no cost, free spell > cantrip at will
knock a group out, knocks out > sleep unconscious
see what's coming, see the future > foresight
look into the past, history of an object > legend lore
bigger on the inside, holds more than it should > bag of holding
never gets lost, always points > find the path
hear far away, listen from afar, listen in > clairvoyance
air to breathe, breathing in poison, clean air > adaptation air
grovel, kneel > command grovel
lead them away, sound from elsewhere > ghost sound illusion
wall to hide behind, force field > wall of force shield
stop time > time stop
safe fall, break my fall, float down, fall gently > feather fall
walk on air > wind walk levitate
walks on water > water walk
turn small, tiny version > reduce diminution
two of me, body double > simulacrum mirror image
ward off evil > protection from evil good
make it rain, change the weather > control weather
talk with plants, talking tree > speak with plants
rusty, corrode > rust
glow in the dark > light sheds
magic rope, moving rope > rope of climbing
magic carpet, flying rug, flying carpet > carpet of flying
crystal to see > crystal ball gem
extra lives > death ward
bad dream > dream
swap places, trade places > swap
reshape, reshaping, remold > alter shape
faster than sound > haste
stick to the wall > spider climb
lie detector, force the truth, unable to lie > zone of truth truth serum
love potion, fall in love > philter of love charmed
liquid courage > heroism
booze, whiskey, rum > ale
see-through bottle > glass bottle
portable hole, folding > portable hole
magic shop > magic items values rarity
bounty, reward money > experience points gp
gear up, kit out, outfit myself > starting equipment
at the same time, simultaneously > simultaneous
twice in a row > extra attack action surge
end of the day, start of the day > dawn long rest
hour-long break, short break, quick break > short rest
knee-deep, waist-deep, waterlogged > difficult terrain water
get out of reach, step back, walk off > opportunity attack disengage
stand over, guard a door > ready opportunity attack
swing past a shield > cover armor class
look weak, look wounded, injured > bloodied
too heavy, weighs too much > carrying capacity
stay awake, skip sleep, no sleep, go without sleep > exhaustion long rest
skip meals, no food, out of food > malnutrition
no water, out of water > dehydration
held underwater, underwater too long, hold my breath > suffocation
fall asleep, dozing, doze off > unconscious
catch a cold, fever > magical contagion
whole village sick, epidemic, outbreak > magical contagion
lift a curse, break a curse, uncurse > remove curse curses
dosed, antidote > antitoxin poison
break in, breaking in, sneak in > thieves' tools lock stealth
kick in, kick down, bust down > break object door
pull a lever, push a button > utilize interact object
draw my sword, sheathe > equip unequip object interaction
pass it to, hand over, give an item > object interaction
talk in combat, shout a warning, say something > communicate
wrong target, hit my friend > cover
curl up, flatten, lie low > prone
feel brave > frightened
magically asleep > unconscious charmed
in the air, airborne > flying fly
on horseback, from horseback > mounted
out at sea, aboard > ship waterborne vehicle
cave-in, ceiling falls > collapsing roof
big rolling rock > rolling stone
fake floor, covered hole > hidden pit
needle in the lock > poisoned needle
monster's sheet, enemy's numbers > stat block
monster's number, how tough is > challenge rating
fair fight, balanced fight > encounter difficulty xp budget
too many goblins, horde, outnumbered > many creatures

whose turn, who acts, acting first, moves first, act before, act first, order of play > initiative
peek out, peeking out, stick my head, duck behind, ducks behind, crouch behind, hiding behind > cover
through a crowd, squeeze by, past an enemy, past the guard, run past, slip between > moving around creature space
walk away, walks away, step away, steps away, turn my back, turns his back, move away > opportunity attack disengage
moves away, leave melee, parting shot > opportunity attack disengage
hit and run, move after attacking > breaking up move
hold my breath, holding my breath, hold their breath, hold his breath, hold her breath > suffocation hold breath
hold your breath, out of air > suffocation hold breath
stay awake, staying awake, stayed up, without sleep, without sleeping, no sleep, skip sleep > exhaustion long rest
up all night > exhaustion long rest
get back up, back on feet, stand back up, on my feet, back to feet > prone stand up right yourself
on the ground, on the floor, face down, on my back, on his back, throw myself down, hit the deck > prone
break free, breaks free, get free, wriggle free, get loose, wriggle out, slip out > escape grapple
drag him, drag her, drag someone, carry him off, headlock, bear hug, by the throat, chokehold > grapple
push off, push him off, push someone off, knock off, kick off, off a cliff, off the ledge > push shove unarmed strike
over the edge > push shove unarmed strike
one hit kill, one shot, massive damage, in one blow, single blow > instant death
double damage, double the damage, twice the damage, twice as much > vulnerability
cut in half, half the damage, halve the damage, only half > resistance half damage
no damage, zero damage, takes nothing, doesn't hurt, can't hurt > immunity
see through illusions, see through disguises, see what's real > truesight
in the dark, pitch dark, total darkness, no light, without light, lights out, lights go out > darkness blinded
in plain sight, sneak up, sneaks up, sneaking up, creep up, sneak past, slip past, sneaking past > hide stealth
around the corner, around a corner, through a window, through glass, behind glass > clear path total cover
off my horse, off the horse, off his horse, off my mount, out of saddle, stay on horse > mounted falling off
climb on, hop on, jump on, get off > mount dismount
across a river, cross a river, across the lake > swim
put out fire, put out flames, put myself out, stop burning > burning extinguish
freeze to death, freezing to death, die of cold, frostbite, hypothermia > extreme cold
heat stroke, heatstroke, sunstroke > extreme heat
dying of thirst, die of thirst, nothing to drink, without drinking, no water > dehydration
go hungry, without eating, skip meals, nothing to eat, not eating, no food > malnutrition
too heavy, weighed down, weigh me down, overloaded, can i carry, can i lift, can carry, can lift > carrying capacity
can he carry > carrying capacity
attacks per turn, attacks per round, how many attacks, how many swings, times per turn > extra attack multiattack
same spell, spell twice > combining spell effects
hand full, hands full, hands are full, free hand, hands tied, tied hands, without hands > somatic free hand
without speaking, without talking, can't speak, can't talk, lost my voice, keep quiet > verbal
back to life, back from dead, from the dead, bring him back, bring her back > raise dead revivify resurrection
bring them back, undo death > raise dead revivify resurrection
just died, died seconds ago, seconds ago > revivify
next level, enough xp, how much xp > level advancement experience points
new character, make a character, roll up, first character > create character
sell it, sell them, sell loot, sell stolen, looted > selling equipment
spend the night, stay the night, room for, roof over > inn stay
hire someone, pay someone, pay somebody, hire a guard, hire a guide > hirelings
brew a potion, make a potion, brew potions > brewing potions healing
into my spellbook, copy a scroll, copy spells, into my book, into spellbook > copying spell spellbook
sleep in armor, sleeping in armor, out of armor, into armor > don doff armor
out of charges, charges left, no charges, last charge, final charge, use up > charges wand
can't let go, can't drop it, can't drop, get rid of, can't take off, won't come off > cursed remove curse
takes over, take over, takes control, take control, takes my body > possess control
find a trap, disarm a trap, set off, springs a trap, spot a trap > trap detect disarm
cave in, ceiling falls, ceiling collapses, roof collapses, comes crashing down > collapsing roof
round up, rounded up, rounding, odd number > round down
work together, working together, team up, help each other, pitch in > help advantage
talk our way, talk my way, talk his way, smooth talk, butter up > influence persuasion
scare off, scare away, frighten off, stare down > intimidation frightened
lose my turn, lose a turn, skip my turn, skips a turn, lose his turn, can't do anything > incapacitated
grow back, regrow, grew back > regenerate
draw my sword, draw a weapon, draws a weapon, swap weapons, switch weapons, change weapons, sheathe > draw stow weapon
free action, pull a lever, open a door > interact object utilize
shot down, fall from sky, knocked from sky, out of sky > flying fall
jump down, jump off, jumping off, jumped off, fall from, falls from, fell from, fall down > falling damage
kick down, kick in, bust open, smash open, break open, force open > break object strength
fair fight, balanced fight, build a fight, plan a fight, how tough fight > xp budget encounter
boss fight, big boss, final boss > powerful creature legendary
dozens of, lots of monsters, many monsters, big group > many creatures
fib, fibs, fibbing, fibbed, fibber, white lie > lie deception
whack, whacks, clobber, clobbers, clobbered, thwack, bash, smack, smacks, wallop, clout, pummel > hit attack
sceptre, scepter > rod
baddie, baddies, thugs, goon, goons, villains > enemy
refuse to fall, won't go down > drop 0 hit points 1 instead
wake him up, wake her up, shake awake, wake up, slap awake > unconscious wakes
sleeping on watch, keep watch, on watch > long rest watch
lights up, light it up, give off, gives off > bright light sheds
can't breathe, no oxygen, hold under > suffocation
two at once, both at once, at same time > simultaneous one
at zero, hits zero, hit zero, falls to zero, at 0, zero health > 0 hit points unconscious
three strikes, roll to live, roll to survive > death saving throw
patch him up, patch her up, stop the bleeding, stop bleeding, keep him alive, keep alive > stabilize medicine
max health, maximum health, full health > hit point maximum
extra health, bonus health, fake health > temporary hit points
health back, hp back, get health back > regain hit points
smash through, break through, bust through > break object
hidden compartment, false bottom, false wall > finding hidden objects
snuff out, blow out > extinguish
slip and fall, slips and falls, lose footing, lose balance > prone slippery
tight space, tight spaces, narrow gap, small hole > squeeze space
high ground > advantage
aim carefully, careful shot > advantage
cheap shot, dirty trick > advantage
good odds, better odds, bad odds, worse odds > advantage disadvantage
too far, out of range, too far away, really far, long shot > range long disadvantage
up in air, in the air, in mid-air > fly hover
mind controlled, brainwashed > charmed
love spell, head over heels > charmed
paralyzed with fear, scared stiff, frozen with fear > frightened
can't look away > charmed
bit by, bitten by > bite
catch a disease, caught something, coming down > contagion
go mad, going mad, go insane, lose my mind, driven mad, goes crazy > mental stress
bad air, poison in air > inhaled poison
on the blade, on my blade, on my arrows, dip arrows > injury poison apply
slip into drink, in his drink, in the wine, spike a drink, in her food > ingested poison
same time, simultaneously > simultaneous
by accident > unintentional
size up, how dangerous, how tough, how strong > challenge rating
home base, go back home > recall
look like someone, pass for, pose as, posing as > disguise
new face, change my face, change my looks > disguise alter appearance
turn a person, turn someone > polymorph transform
make it rain, change the weather > control weather
stop time > time stop
read a mind, reading his mind, what he's thinking > detect thoughts
hear from afar, listen through, listen in, eavesdrop > clairvoyance
send a message, get word to, send word > sending message
make it quiet, no noise, muffle > silence
make light, light up > light
hands on fire, flames from hands > burning hands
wall of flame, wall of flames > wall fire
ball of fire, balls of fire > fireball
bolt of lightning > lightning bolt
fly away > fly
trap door > trapdoor pit
slow a fall, slow my fall, soften the landing, soft landing, land safely > feather fall
cross a chasm, cross a gap > jump long
open a lock, open locks, opens locks, unlock door, unlocks > lock knock
watchdog > alarm hound
keep out, keep people out, keep intruders out > ward
can't get in, nobody gets in > ward lock
talk to god, talk to gods, phone a god > commune
dead friend, dead body, dead comrade > dead corpse
tell the truth, tells the truth, be honest > truth lie
magic berries > goodberry
giant hand > arcane hand
ghost dog > faithful hound
ice skating > slippery ice
break the ice, ice breaks, ice cracks > thin ice
"""

# Words of everyday speech with about the same meaning; groups end with `;`. One that the rulebooks do not have
# stands for the others of its group, one that they have brings them along with less weight.
ALIKE = """
abandon, leave, desert, ditch; ability, power, talent, knack, gift, trick; abrupt, sudden, instant; accelerate,
hasten, quicken, speed; accept, agree, willing, consent, volunteer; accompany, escort, follow; accurate, precise,
exact; ache, pain, agony, suffering, torment; achieve, accomplish, succeed, manage, pull off; acrobat, tumbler,
gymnast; adequate, enough, sufficient; admit, confess; advance, progress, improve; age, old, aging, elderly, years;
aid, help, assist, support, back up; air, atmosphere, sky; alarm, alert, warning, warn, heads-up; alien, aberration,
otherworldly; alive, living, life; allow, let, permit, enable; alone, solo, single, lonely; alter, change, modify,
adjust, transform; amulet, pendant, necklace, talisman, periapt, charm, medallion, locket; anger, angry, rage, mad,
fury, furious, wrath, pissed; animal, beast, creature, critter; announce, declare; annoy, bother, pester; answer,
reply, respond, response; ape, monkey, gorilla, chimp; appear, show up, emerge, materialize; appearance, look, looks,
guise; approach, come near, come closer, get close, close in; arena, coliseum, pit; argue, quarrel, dispute, conflict;
arise, stand up, get up, rise; aristocrat, noble, lord, lady, nobleman, royal; arm, limb, hand, leg, finger, foot;
armor, armour, mail, protective gear; army, troops, soldiers, forces, legion, militia; arrest, capture, catch, seize;
arrow, bolt, missile, projectile, ammunition; artisan, craftsman, smith, maker; ask, question, inquire, interrogate,
query; asleep, sleeping, slumber, snooze, doze; assassin, killer, murderer, hitman; assault, attack, strike, hit,
swing at; attach, stick, fasten, cling, fix, glue; attract, lure, draw, entice, tempt; aura, emanation, halo, field;
auto, automatically, automatic; avoid, evade, dodge, escape, elude, sidestep; awake, wake, rouse, woken; aware,
notice, conscious; axe, hatchet; baby, wyrmling, young, hatchling; bag, sack, pouch, haversack, satchel; ball, sphere,
orb, globe; ban, forbid, prohibit; band, ring, circlet; bandage, dress wounds, first aid; bandit, outlaw, robber,
highwayman, brigand, mugger; banquet, feast, dinner; bar, pub, tavern, inn; bargain, deal, haggle, barter; barrel,
cask, keg; barrier, wall, shield, fence; bash, smash, break, shatter, batter; battle, fight, combat, skirmish, melee,
brawl; beach, shore, coast, coastal; beam, ray, line, laser; bear, grizzly; beard, bearded, hairy; beat, defeat,
overcome, vanquish; beautiful, pretty, attractive, gorgeous; bed, cot, bunk, bedroll; bee, wasp, hornet; beer, ale,
drink, mead; beg, plead, pray; believe, think, convinced; bell, chime, gong; bend, warp, twist; benefit, perk,
advantage, boon, upside; betray, turncoat, traitor; big, large, huge, giant, enormous, massive, gigantic, bigger;
bind, tie, shackle, chain, restrain, rope up; bird, fowl, raven, crow, hawk, eagle; bite, chomp, jaws, fangs, teeth,
gnaw, nip; black, dark, ebony; blacksmith, smith; blame, accuse, accusation; blast, explosion, burst, detonate, boom,
explode, nuke, blow up; bless, blessing, sanctify, consecrate, hallow; blind, blinded, sightless, can't see, eyeless;
blob, ooze, slime, jelly, goo, pudding; block, stop, prevent, obstruct, hinder, parry, deflect; blood, bleed, bloody,
gore; blow, gust, wind; blue, azure; blurry, blur, hazy; boat, ship, vessel, canoe, rowboat, galley; body, corpse,
carcass, cadaver, remains; boil, hot, steam; bomb, grenade, explosive; bone, skeleton, skeletal; book, tome, manual,
volume, spellbook; boost, buff, enhance, improve, strengthen, bonus; boots, shoes, slippers, footwear, sandals;
border, edge, boundary; boss, leader, chief, captain, commander, legendary; bottle, flask, vial, jar, decanter, jug;
bounce, reflect, deflect; bow, longbow, shortbow; box, chest, crate, coffer, trunk; brain, mind, mental, psychic,
psionic; brave, courage, courageous, bold, fearless, heroic, unafraid; break, snap, broken, destroy, wreck, ruin;
breath, breathe, exhale, breathing; bribe, pay off; bridge, span, crossing; brief, short, quick; bright, brilliant,
shiny, radiant; bring back, revive, resurrect, return to life, raise; broad, wide, width; broke, poor, penniless;
broom, besom; brush off, shrug off, ignore, unaffected; bucket, pail; bug, insect, beetle, creepy-crawly; build,
construct, make, erect; building, house, structure, tower; bully, thug, tough, bruiser, goon; burglar, thief, robber,
pickpocket, cutpurse, rogue; burn, fire, flame, blaze, scorch, char, fry, torch; bury, grave, tomb, burial; bush,
shrub, hedge, thicket; buy, purchase, acquire, shop; cage, prison, trap, cell, jail, captivity; call, summon, conjure,
evoke; calm, soothe, pacify, relax, peaceful; camera, sensor, spy, eye; camouflage, blend in, hide, disguise; camp,
rest, tent; cancel, end, dispel, negate, nullify, remove, undo, dismiss, stop; candle, torch, lamp, lantern, light;
cannot, unable, can't; canyon, gorge, chasm, pit, ravine; cape, cloak, mantle; capacity, hold, fit, contain; careful,
cautious, caution; carnival, fair; carpet, rug; carry, haul, lug, tote, bear, lift, weight; cart, wagon, carriage;
carve, cut, sculpt; castle, fortress, stronghold, keep, fort, citadel; cat, feline, kitty, panther; catch, grab,
snatch, snag; cattle, cow, livestock; cause, inflict, deal; cave, cavern, underground, underdark; ceiling, roof;
cemetery, graveyard, tomb, crypt; chain, shackle, manacle; chance, odds, probability, likelihood, percent; change,
alter, swap, switch, replace, exchange; chant, speak, incantation, words; charge, rush, barrel into, run at; charm,
enchant, beguile, bewitch, mesmerize, hypnotize, entrance; chart, table, map; chase, pursue, pursuit, follow, hunt;
chat, talk, speak, converse, communicate, conversation; cheap, inexpensive, low cost; cheat, trick, con, swindle;
chew, bite; chicken, cowardly, rooster; child, kid; chill, cold, freeze, frigid, icy, frost, ice, freezing; choke,
strangle, suffocate, smother, throttle, gag; choose, pick, select, decide, choice; chop, cut, sever, slice, hack, lop;
church, temple, chapel, shrine; circle, ring, around; city, town, village, settlement; clean, wash, cleanse, purify;
clear, transparent, see-through; clever, smart, intelligent, intellect, brainy, genius; cliff, ledge, drop, precipice;
climb, scale, clamber, ascend; cloak, cape, robe, hood; clobber, bash, smack, whack, hit; clone, copy, duplicate,
double, replica, simulacrum, twin; clothes, clothing, outfit, garb, garment, dress; cloud, fog, mist, vapor, gas,
fumes, smoke; club, cudgel, bat, mace; clumsy, awkward; coach, carriage; coax, persuade, convince, talk into; coin,
money, gold, cash, gp, funds; collapse, cave in, fall down; color, hue, rainbow, prismatic; comeback, return;
comfortable, cozy, modest; command, order, compel, obey, boss around; common, ordinary, normal, usual, mundane;
companion, pet, familiar, buddy, sidekick; compass, navigate, direction; complex, complicated; component, ingredient,
material, reagent; conceal, hide, obscure, cover up; concentrate, concentration, focus, focusing; cone, spray;
confuse, confused, confusion, bewilder, befuddle, addle; connect, link, bond; consecutive, in a row; construct, golem,
robot, automaton, machine; consume, use up, expend, spend; contact, touch, reach out; contagious, infectious, spread;
container, holds, vessel, capacity; contest, opposed, versus; continue, keep, go on, push on, persist; control,
dominate, possess, puppet, take over, mind control; convert, turn into, transform; cook, roast, meal; cool, chill;
cooperate, work together, teamwork, help; corner, around the corner; corpse, body, dead body, remains; corridor,
hallway, passage, tunnel; corrode, rust, dissolve, corrosion, acid, eat away; cost, price, expensive, worth, value,
pay, gold, fee, charge; costume, disguise, outfit; counter, negate, oppose, counterspell; courage, bravery, heroism;
court, nobles; cover, shelter, protection, behind; coward, afraid; crack, fissure, split; craft, make, create, build,
forge, brew, construct; crawl, hands and knees, prone; crazy, insane, mad, madness, lunatic; create, make, produce,
conjure; creepy, scary, eerie, horrifying; crime, criminal, illegal; cripple, maim, hamper; crit, critical, critical
hit, natural 20; crossbow, bolt; crowd, mob, group, many people; cruel, evil, wicked; crumble, collapse, turn to dust;
crush, squeeze, constrict, squash; cry, scream, shout, yell, wail; crystal, gem, jewel, stone, ruby, diamond,
gemstone; cube, box, square; cult, sect, worshippers; cure, heal, remedy, treat, fix, antidote; current, stream, flow,
river; curse, hex, jinx, cursed, bane; cut, slash, slice, slashing; cylinder, column, pillar; dagger, knife, dirk,
stiletto, shiv; daily, per day, each day, every day; damage, dmg, hurt, harm, injure, wound, injury; damp, wet, moist;
dance, dancing, jig; danger, hazard, peril, risk, dangerous; dark, darkness, unlit, pitch-black, gloom, shadow,
lightless; dash, sprint, run, bolt, hurry; dawn, sunrise, morning, daybreak; dazed, stun, stunned, stupefied; dazzle,
blind, flash; dead, death, deceased, died, dies, die, kill, killed, fatal, lethal, perish; deadline, time limit; deaf,
deafened, can't hear, hearing; deal, inflict, dish out; debt, owe; decay, rot, decompose, spoil, wither; deceive, lie,
deception, bluff, trick, mislead, fool; decoy, illusion, duplicate, bait; deep, depth; defend, protect, guard, shield,
defense; defenseless, helpless; deity, god, goddess, divine, divinity; delay, wait, ready, postpone, hold; delicious,
tasty, flavor; demand, order; demon, devil, fiend, abyssal, infernal, hellspawn; demote, lower, reduce; dense, thick,
heavy; deny, refuse; desert, sand, arid, sandy, dune; destination, place; destroy, annihilate, wreck, demolish,
obliterate, disintegrate, ruin; detect, sense, discover, find, perceive, locate; devour, eat, swallow, gobble,
consume; dice, die, roll, d20; diet, food; difficult, hard, tough, tricky, challenging; dig, burrow, tunnel, excavate,
shovel; dim, faint, twilight; dimension, plane, realm, world; dinosaur, prehistoric, dino; diplomacy, persuasion,
negotiate; direction, way, compass; dirt, soil, earth, mud, ground; disable, disarm, deactivate, turn off; disadv,
disadvantage; adv, advantage; disappear, vanish, fade, poof; discount, cheaper; discover, find, detect, uncover;
disease, sickness, illness, plague, infection, contagion, ill; disguise, costume, masquerade, impersonate, pose as,
pass for, pretend; disgusting, nasty, filthy, stench; dissolve, melt, corrode; distance, range, far, reach; distant,
far, remote; distract, distraction, divert, feint; disturb, interrupt; dive, plunge, underwater; divide, split, share;
divine, holy, sacred, god; dizzy, nauseous; doctor, medic, healer, physician, surgeon; document, paper, parchment,
letter; dodge, evade, duck, avoid; dog, hound, canine, mastiff, pup; door, gate, doorway, entrance, portal; double,
twice, two times; douse, extinguish, put out, quench; downtime, free time, between adventures; drag, pull, haul, tow;
dragon, wyrm, drake, draconic; drain, sap, leech, siphon, suck, steal life; draw, pull out, unsheathe; dream,
nightmare, sleep; drink, quaff, swallow, sip, guzzle, down; drive off, repel, scare away, turn; drop, let go, release,
fall; drown, suffocate, underwater; drug, poison, sedative; drunk, intoxicated, booze; dry, dehydrate, desiccate;
duel, one on one; dumb, stupid, intelligence; duration, how long, last, lasts, length; dust, powder, ash; ear, hear,
listen, hearing; earn, gain, reward; earth, ground, soil, stone; earthquake, quake, tremor; easy, simple, trivial;
eat, food, meal, devour, consume; eavesdrop, listen, spy; echo, sound, sonar; effort, exertion; egg, hatch; elder,
old, ancient; electric, lightning, electricity, shock, zap, thunderbolt; elevator, lift; elf, elven, elvish;
embarrass, insult, humiliate, mock; emotion, feelings, mood; empty, void, vacant; enchant, magic, magical, enchanted,
spell; encourage, inspire, motivate, pep talk, cheer; enemy, foe, opponent, hostile, adversary, bad guy, baddie;
energy, power, force; engulf, swallow, absorb; enlarge, grow, bigger, embiggen; enslave, slave, dominate, thrall;
entangle, snare, tangle, vines, ensnare, trap; enter, go in, walk into, step into; entertain, perform, performance;
enthusiasm, inspire; entrance, door, entry, way in; equal, same; equip, wear, don, put on; equipment, gear, stuff,
kit, items, supplies; escape, break free, get out, flee, slip away, get away; ether, ethereal, ghostly; evil, wicked,
vile, fiendish; examine, inspect, study, look at; exceed, more than, over; exchange, swap, trade; exhausted, tired,
weary, fatigued, exhaustion, worn out, sleepy; exile, banish, expel; expensive, costly, pricey; expert, expertise,
master; expire, end, run out, wear off; explore, exploration, investigate; extinguish, put out, douse, snuff; extra,
additional, bonus, more; eye, sight, vision, gaze; face, head; fade, disappear, wear off; fail, failure, flunk, botch,
blow a save, miss; faint, unconscious, pass out; fairy, fey, pixie, sprite, faerie; faith, religion, belief; fake,
illusion, false, counterfeit, phony, forged, bogus; fall, drop, plummet, plunge, tumble, topple; false, fake, untrue,
lie; fame, famous, legendary; family, relative, kin; famine, starvation; far, distant, long way; farm, crops, harvest;
fast, quick, speedy, swift, rapid, speed; fat, heavy; fatal, deadly, lethal; fate, destiny, fortune; father, parent;
fear, scare, frighten, terror, terrify, spook, panic, dread, afraid, frightened; feast, meal, banquet; feather, plume,
quill; feed, food, eat, nourish; feel, sense, touch; fetch, retrieve, bring; fierce, ferocious, vicious; fight,
combat, battle, attack; figure, shape, statue; filthy, dirty, sewage; find, locate, discover, seek, search; fire,
flame, burn, blaze, inferno, bonfire; firearm, gun, pistol, musket, rifle; fireproof, fire resistance; first, start,
initial; fish, aquatic, shark, sea creature; fishing, angling, net; fist, punch, unarmed; fix, repair, mend, patch;
flag, banner; flail, whip; flammable, burn, ignite; flank, surround, both sides; flash, light, bright; flat, prone;
flatter, charm; flee, run away, escape, retreat, run off; flesh, meat, body; flexible, versatile; flicker, blink;
flight, fly, wings, airborne, aloft, soar; fling, throw, hurl, toss, lob, chuck, pitch; float, hover, levitate; flood,
water, tsunami; flower, plant, bloom; flute, pipes, horn, instrument; fly, flying, flight, airborne, wings; fog, mist,
cloud, haze; fold, collapse; folk, people, humanoid; follow, track, tail, pursue, chase, shadow; food, rations, meal,
eat, provisions, nourishment, grub; foot, feet, ft; forage, gather food, hunt; forbidden, not allowed; force, push,
compel, energy; forehead, headband; foresee, predict, prophecy; forest, woods, woodland, jungle; forever, permanent,
eternal, indefinitely; forge, smith, make; forget, memory, amnesia; fortune, luck, fate; forward, ahead; foul, stench;
fountain, geyser, spring; fraction, half; fragile, breakable, delicate; freak out, panic, frightened; freedom,
unbound, movement; freeze, frozen, ice, cold, paralyze; frequency, how often; fresh, clean; friend, ally, companion,
buddy, friendly, pal, comrade, mate, teammate; frog, toad; front, ahead; fruit, berry, berries; full, complete, whole,
entire; fumble, natural 1, miss; fun, laugh; fungus, mushroom, spore; funeral, bury; fur, pelt, hide; furniture,
chair, table; gain, get, earn, acquire, obtain; gale, wind, storm; gamble, bet, dice, gaming; gang, group, mob, pack;
gap, chasm, hole, space; garden, plants; gaze, stare, look, glare, eyes; genie, djinni, efreeti; gentle, calm; ghost,
spirit, specter, phantom, spook, apparition, haunting; giant, huge, enormous, colossal, titan; gift, boon, present;
glass, mirror, window; glide, fly, float; glitter, sparkle, shine; gloves, gauntlets, mittens; glow, shine, light,
gleam, luminous, radiate; glue, adhesive, sticky; gluttony, hunger; goat, ram; goblet, cup, mug; goggles, glasses,
spectacles, lenses, eyes; gold, gp, coins; goods, trade goods, merchandise; goofy, laughter, silly; gossip, rumor;
government, law; grab, grapple, seize, snatch, clutch; grace, dexterity; gradually, slowly, over time; grain, wheat,
flour; grand, great, magnificent; grass, plants, weeds; gravity, weight, fall; grease, oil, slippery, slick; greedy,
greed, hoard; green, verdant; greet, meet; grenade, bomb, explode, bead; grief, sad; grill, interrogate; grin, smile;
grip, hold, grasp; ground, floor, earth, land; group, party, team, gang, everyone; grow, enlarge, get bigger, swell;
grudge, revenge, vengeance; guard, watch, sentry, sentinel, lookout, protect, watchman; guess, estimate; guest,
visitor; guide, lead; guild, organization; guilty, truth, lie; guitar, lute, instrument; guts, courage; hag, witch,
crone; hair, hairy, mane; halt, stop; hammer, maul, mallet, warhammer; hand, glove, palm; handcuffs, manacles,
shackles; handle, deal with; handy, useful; hang, suspend, dangle; happy, joy; harbor, dock, port; harden, tough;
hare, rabbit; harmless, no damage; harp, lute, instrument; harvest, gather, extract, collect, milk; hat, cap, hood,
helmet, helm; hatch, door; hatchet, handaxe; hate, hostile; haul, drag, carry; haunt, ghost; headache, psychic;
headband, circlet; heal, cure, mend, recover, regain, patch up, restore, recuperate; health, hit points, hp; heap,
pile, mound; hear, listen, sound, overhear; heart, soul; heat, hot, warm, fire; heaven, celestial, upper planes;
heavy, weigh, weight, massive; hedge, thorns; hell, infernal, nine hells, lower planes; herb, plant, herbalism; herd,
animals; hermit, druid; hesitate, delay; hidden, hide, concealed, secret, unseen; hide, conceal, hidden, sneak, lurk;
high, height, tall, altitude; hill, mountain; hint, clue; hire, employ, hireling, mercenary, pay; history, past, lore;
hit, strike, attack, connect, land a blow; hoard, treasure, loot; hobby, tool; hoist, lift, pull; hold, grip, carry,
contain; hole, pit, gap, opening, tunnel; holiday, rest; holy, sacred, divine, blessed; home, house, sanctuary;
honest, truth, sincere; honey, food; honor, oath; hoof, hooves, kick; hook, grapple; horde, many creatures, swarm;
horn, trumpet, gore; horrible, horror, terrifying; horse, mount, steed, stallion, mare, pony; hospital, heal; hostage,
captive; hot, heat, scorching, warm, fiery; hotel, inn; house, building, home, mansion; howl, wail; hug, squeeze;
humid, wet; hungry, hunger, starve, malnutrition, food; hunt, track, stalk, prey; hunter, ranger; hurt, damage, harm,
wounded; husk, shell; hypnotize, hypnotic, charm, trance; ice, icy, frozen, frost, cold; idea, plan; identify,
recognize, figure out, know what; idiot, stupid, feeblemind; idol, statue; ignite, burn, light on fire, set alight;
ignore, disregard, bypass; ill, sick, disease; illuminate, light, shed light; illusion, fake image, mirage, hologram,
phantasm; image, picture, illusion; imaginary, illusion, phantasmal; imitate, mimic, copy, impersonate; immediately,
instantly, right away; immobile, can't move, paralyzed, restrained, speed 0; immortal, undying, never dies; immune,
immunity, unaffected, can't be harmed; impale, pierce, piercing; important, key; impossible, can't; impress, perform;
imprison, trap, lock up, jail, cage; improve, better, upgrade, enhance, boost; improvise, improvised; incantation,
verbal; inch, small; income, earn money; increase, raise, boost, grow; indoors, inside; infect, disease, infected,
spread; infinite, endless, unlimited, never runs out; influence, sway, persuade; ingest, swallow, eat, drink; inhale,
breathe, breathe in; injection, injury; ink, writing; inn, lodging, tavern; innocent, harmless; inside, within,
interior; insight, read someone, tell if lying; inspire, inspiration, bardic inspiration; instant, instantly; instead,
replace; insult, mock, mockery, taunt; interact, use; interfere, hinder; interrupt, stop, disrupt, break; intimidate,
scare, menace, threaten; intruder, trespasser, burglar; invade, intrude; invent, craft; inventory, equipment; invest,
spend; invisible, unseen, transparent, can't be seen; invite, invitation; irritate, annoy; island, land; isolate,
alone; item, object, thing, gear; ivory, tusk; jab, stab; jacket, armor; jam, stuck; jaw, bite; jealous, envy; jet,
stream, line; jewel, gem, jewelry; job, profession, trade, work, occupation; join, connect; joke, laughter; journey,
travel, trip, trek, voyage; judge, law; juggle, sleight of hand; juice, drink; jump, leap, hop, vault, bound; justice,
law; keep, hold, maintain, retain; kettle, pot; kick, unarmed strike; kidnap, capture; kill, slay, murder, execute,
dead, die, finish off; king, ruler; kingdom, realm; kiss, charm; kitchen, cook; kneel, prone; knight, cavalier; knit,
weave; knock, hit; knock down, prone, trip, topple; knock out, unconscious, ko; know, knowledge; labor, work;
labyrinth, maze; lack, without; ladder, climb; lake, water, pond; landing, fall; landscape, terrain; language, tongue,
speech, speak; lasso, rope; late, delay; laugh, laughter; lava, magma, volcano, molten; law, legal, illegal,
authorities; lawful, alignment; lazy, rest; leaf, plant, leaves; leak, water; learn, study, find out, discover, train;
leash, control; leather, hide; leave, depart, exit, go away; lecture, teach; leftover, excess, remaining; legend,
lore, story, myth; lesson, train; liar, deception; liberate, free; library, book; lick, tongue; lift, raise, hoist,
carry; likely, chance; limit, maximum, cap, most; limp, slow; line, row; lion, cat; liquid, fluid, water; liquor, ale,
wine; little, small, tiny; live, survive; load, weight, reload; loan, borrow; lock, locked, unlock, key; lodge, inn,
lodging; log, tree; logic, investigation; loose, free; lose, loss, drop; loud, noise, sound, thunder; love, charm;
loyal, obedient; luck, lucky, fortune; luggage, pack, bag; lumber, wood; lunch, meal; lunge, reach; luxury, wealthy,
expensive; magician, mage, wizard, caster; magnet, attract; magnify, enlarge; maid, servant; mail, message; major,
greater; mammal, beast; manacles, cuffs; manage, handle; manipulate, control; map, chart, cartography; marble, ball
bearings; march, travel, hike, walk; mark, tag, brand; market, shop, sell, buy; marsh, swamp, bog, wetland; mask,
disguise; match, equal; max, maximum; maybe, chance; mechanic, rule; medicine, heal, medical; meditate, trance, rest;
meet, encounter; memory, remember, memories, recall; merchant, shopkeeper, vendor, trader; mercy, spare; mesmerize,
hypnotic; mess up, fail; message, note, letter, text; messenger, courier; metal, iron, steel, metallic; midnight,
night; might, strength; mile, distance; mine, dig; minimum, least; minion, servant, follower; minor, lesser, small;
miracle, divine; mirror, reflection; missing, lost, absent; mission, quest; mistake, error; mix, combine, blend;
modest, average; moist, water; mold, shape, fungus; moment, instant; money, gold, coins, cash, wealth; mood, attitude;
moon, lunar, moonlight; moor, swamp; morale, courage; mosquito, bloodsucker; mount, ride; mountain, peak, alpine;
mouse, rat; mouth, bite; mug, rob; multiple, several, many; mummy, undead; muscle, strength; music, song, instrument;
mute, silence, can't speak; mutter, speak; mystery, secret; nail, spike; naked, unarmored, no armor; nap, rest;
narrow, tight, squeeze; nasty, evil; natural, nature; nature, wilderness; naughty, evil; nausea, nauseous, sick; near,
close; neck, throat, head; necromancy, undead, necromancer; needle, dart, sting; negative, minus; negotiate, persuade;
nerve, paralyze; nest, lair; net, web; neutral, alignment; new, fresh; newbie, beginner; nice, friendly; night, dark,
darkness, after dark; nimble, agile, dexterous; ninja, monk, rogue; nonmagical, mundane, ordinary; north, direction;
nose, smell, scent; notes, journal; notice, spot, see, perceive, detect, realize; novice, beginner; nude, unarmored;
numb, paralyzed; nurse, heal; oak, tree; oath, vow, promise, pledge; obey, follow orders, command; obscure, hide, fog;
observe, watch; obstacle, barrier, cover; ocean, sea, water; offer, give; officer, captain; ogre, giant; old, ancient,
aged; omen, augury, divination; open, unlock; opportunity, provoke; option, choice; organ, heart; origin, background;
outdoors, wilderness, outside; outline, silhouette; outlive, survive; outnumbered, many enemies; oven, hot; overload,
too much weight, encumbered; owl, bird; own, possess; ox, cattle; oxygen, air, breath; pack, backpack, group; padlock,
lock; paid, cost; pain, hurt; paint, picture; pair, two, both; palace, castle; pants, clothes; parachute, slow fall,
feather fall; paradise, heaven; paralyze, freeze, immobilize, paralysis; parasite, infest; parrot, bird; partner,
ally; pass, go through; password, passphrase; path, way, route, road; patient, sick; patrol, guard; pattern, design;
pause, wait; peace, calm; pearl, gem; peasant, commoner, villager, farmer; peek, look; pen, ink; penalty, minus,
subtract; penetrate, pierce; perfume, smell; period, duration; permission, allow; pet, animal, familiar; petrify,
petrified, turn to stone, statue; physical, body; pickaxe, mine; pierce, stab, puncture; pig, boar; pillow, bed;
pilot, steer, drive; pin, hold; pinch, pincers; pipe, flute; pirate, sailor; plain, grassland; planet, world; plant,
vegetation, tree, vine; plate, armor; play dead, feign; plunder, loot; pocket, pouch; poem, song; pointy, spiky,
sharp; poison, venom, toxin, poisonous, toxic; poke, stab; pole, stick; police, guard; polish, clean; polite,
persuasion; politics, noble; pool, water; popular, famous; possess, possession, take over; potion, elixir, brew,
drink, vial; pound, lb, weight; pour, spill; poverty, poor; power, strength; practice, train; praise, inspire; pray,
prayer, worship; predator, hunter; predict, foresee, forecast; prefer, choose; prepare, ready; presence, aura;
preserve, keep fresh; press, push; pretend, fake, act, disguise; prey, target; priest, cleric; prince, noble;
prisoner, captive; privacy, private, eavesdrop; prize, reward; problem, trouble; profit, earn; proof, immune; propel,
push; property, trait; protect, guard, ward, shield, defend; proud, noble; prove, truth; pry, lever, crowbar; puke,
nausea; pull, drag, yank, tug; pulley, hoist; pummel, punch; punish, revenge; pure, holy; purpose, goal; purse, pouch;
push, shove, knock back; puzzle, riddle; pyramid, tomb; quality, trait; quarantine, disease; queen, ruler, noble;
quiet, silent, silence, stealthy; quit, stop; quiver, arrows; rabbit, small beast; race, species; radiant, holy light;
radius, distance; raft, boat; raid, attack; rain, precipitation, storm; ram, batter; ramp, slope; ranch, farm; random,
roll; rank, level; ransom, captive; rare, uncommon; rash, disease; rat, rodent, vermin; ration, food; ravine, gap;
raw, material; read, decipher; rebirth, reincarnate; recharge, regain; reckless, wild; record, write; recruit, hire;
red, crimson, scarlet; reduce, lower, decrease, lessen, cut, halve, shrink; reed, breathe; reflect, mirror; reflexes,
dexterity; refresh, rest; refuse, resist; regret, undo; reject, deny; relax, rest; relic, artifact; relieve, heal;
reload, loading; remain, stay; remove, get rid of, take off, end; rent, lodging; repeat, again; repel, drive away;
reptile, lizard, snake, crocodile; reputation, fame; request, ask; rescue, save; resemble, look like; resist,
withstand, shrug off; resistance, half damage; respawn, resurrect; rest, break; restrict, limit; retreat, withdraw,
fall back; return, come back, bounce; reveal, expose, show; revenge, retaliate, hit back, get back at; reward,
treasure; rhino, rhinoceros; hippo, hippopotamus; croc, crocodile, alligator; t-rex, tyrannosaurus; rift, portal;
rigid, hard; rip, tear; ritual, ceremony; rival, enemy; river, stream, water; roar, frightful; rob, steal; rock,
stone, boulder; rocket, missile; room, chamber; root, plant; rope, tie; rotten, spoiled; rough, difficult; rule, law;
rumor, information; rune, glyph; sacrifice, expend; saddle, ride; safe, secure, protected; safari, hunt; sail, ship;
sailor, seaman, mariner; saint, holy; salary, wage, pay; sanctuary, safe place; sane, sanity; saurian, reptile; save,
saving throw; saw, carpenter; scan, detect; scar, wound; scatter, spread; scavenger, carrion; scheme, plan; school,
category; scimitar, sword; scissors, cut; scold, yell; scout, spy; scrap, fight; scratch, claw; scream, shriek;
screen, cover; screw up, fail; scribe, write, copy; scroll, parchment; seal, close; search, look for, hunt for,
investigate; season, weather; seat, saddle; second, another; seduce, charm; seed, bean, plant; sell, trade; send,
transmit; senile, old; sentence, words; separate, divide; sergeant, soldier; serious, grave; servant, butler, helper;
set on fire, ignite; settle, calm; sever, cut off; sewer, filth; sewing, weaver; shack, house; shade, shadow; shake,
tremor; shallow, water; shame, insult; shapeshifter, shape-shift, doppelganger, lycanthrope; sharp, slashing; shed,
emit; sheep, beast; sheet, paper; shelf, book; shell, armor; shelter, hut; shepherd, animal; shield, buckler; shiver,
cold; shoot, fire, ranged attack; short, small; shot, ranged attack; shoulder, carry; shout, yell, loud; shower, rain;
shrapnel, explode; shred, slash; shrink, reduce, small, smaller, tiny; shroud, cloak; shrubbery, plant; shut, close;
shy, hide; sibling, family; side effect, drawback; siege, structure; sigh, breath; sign, symbol; signal, whistle;
silver, silvered; sin, evil; sing, song; single, one; sink, drown; sire, vampire; sit, rest; size, big; skate, ice;
sketch, draw; skewer, pierce; skin, hide; skinny, thin; skip, miss; skull, head; slam, bash; slap, hit; slaughter,
kill; slave, servant; sled, vehicle; sleep, slumber; sleeve, hide; slide, slippery; slight, small; slim, thin; sling,
throw; slip, fall; slippery, slick, icy, oily, grease; slither, snake; sloppy, bad; slow, sluggish; slug, worm; sly,
stealth; smell, scent, odor, stench, stink, sniff; smelly, stench; smile, friendly; smite, strike; smooth, slippery;
smuggle, hide; snack, food; snake, serpent, viper, cobra; sneak, stealth; sneeze, dust; snipe, hidden shot; snow, ice,
cold, blizzard; soak, water; soap, clean; social, persuasion; soft, quiet; soldier, warrior; solid, hard; solve,
investigation; sore, hurt; soul, spirit; sour, acid; space, square; spare, leave alive; spark, lightning; spear, pike;
specific, particular; spectator, watch; speed, pace, how fast; spellbook, grimoire; spider, arachnid, web; spike,
thorn; spin, whirl; spiral, whirl; spit, acid; splash, water; splinter, shard; sponge, absorb; spooky, ghost; spoon,
utensil; spread, area; spring, jump; sprinkle, dust; sprout, grow; squad, group; squid, octopus, kraken; stable,
horse; stack, add together; stage, perform; stagger, stun; stain, mark; stairs, climb; stake, vampire; stamina,
constitution; stamp, mark; stampede, trample; standard, normal; star, radiant; startle, surprise; stash, hide; statue,
sculpture, figurine; status, condition; steak, food; steal, thief; steep, climb; steer, control; step, walk; stick,
wand, staff, rod; stiff, paralyzed; sting, venom; stir, mix; stitch, sew; stock, supply; stomach, swallow; stomp,
trample; storage, hold; store, keep; storm, thunderstorm, tempest; story, tale; straight, line; strain, effort; strap,
tie; strategy, tactics; straw, hay; stray, wander; street, city; stretch, long; string, cord; strip, take off; stroke,
touch; stroll, walk; strong, powerful; struggle, escape; stubborn, resist; stuck, trapped, can't get out; student,
learn; stuff, things; stumble, fall; stump, tree; stun, daze; stunt, acrobatics; sturdy, tough; style, fighting style;
submarine, underwater vehicle; subtle, silent; subtract, minus, lower; succeed, success; sudden, surprise; suffer,
take damage; sugar, food; suggest, propose; suit, armor; sum, total; summer, heat; sun, sunlight, daylight; superior,
better; superstition, omen; supply, provide; suppress, stop; surface, top; surgeon, heal; surprise, ambush; surrender,
give up; surround, circle; survey, look; suspect, insight; swallow, gulp; swarm, many; swear, oath; sweat, hot; sweep,
broom; sweet, food; swim, water; swing, attack; sword, blade; symbol, sigil; symptom, disease; tackle, knock prone;
tactic, strategy; tail, sting; tailor, clothes; talent, skill; talon, claw; tame, train; tangle, restrain; tank,
tough; tap, touch; tape, stick; tar, sticky; target, aim; tattoo, mark; tax, money; tea, drink; teach, train; tease,
mock; telekinetic, move with mind; telepathic, mind to mind; telescope, spyglass; temperature, heat; temporary, short
time; tentacle, arm; terrain, ground; territory, land; testify, truth; thaw, melt; theater, perform; theft, steal;
thin, narrow; think, mind; thirst, water; thought, mind; thread, web; threat, danger; threshold, limit; thrill, fun;
throat, choke; throne, king; thrust, stab; thumb, finger; thunder, sonic; tick, time; tidal, wave; tiger, cat; timber,
wood; timer, delay; toast, fire; toe, foot; tolerate, resist; tool, kit; tooth, fangs; tornado, whirlwind; torture,
pain; tough, hardy; tour, travel; tower, fortress; toy, trinket; trace, track; track, footprints; tradition, custom;
trail, track; translate, language; transport, carry; trapdoor, pit; trash, garbage; trauma, stress; treasure, loot,
riches; treaty, agreement; tree, wood; tremble, fear; trench, dig; trespass, enter; tribe, clan; trick, illusion;
trigger, set off; trim, cut; trinket, curio; trip, knock prone; triple, three times; troop, soldier; truce, peace;
trust, honest; tub, water; tune, song; turf, ground; turtle, shell; tusk, gore; twilight, dim light; ugly, hideous;
unarmed, bare hands; unaware, surprised; uncertain, guess; unconscious, out cold; undead, zombie; understand,
comprehend; undo, reverse; uneasy, afraid; unicorn, horse; uniform, clothes; unite, join; universe, plane; unknown,
unidentified; unlimited, at will, infinite; unlucky, disadvantage; unreal, illusion; untie, free; unwilling, resist;
upset, angry; urge, compel; urn, jar; useless, worthless; utensil, tool; vacuum, no air; vague, unclear; valley, land;
vampire, bloodsucker; variety, kind; vault, treasure; vegetable, plant; vehicle, cart; veil, hide; vein, blood;
vendor, shop; verify, truth; versus, against, vs; vertical, height; veteran, experienced; vibrate, tremor; vicious,
cruel; victim, target; victory, win; view, see; violence, attack; virus, disease; visible, seen; visit, go; voice,
speak; volume, loud; vomit, nausea; voyage, sea; vulnerable, weakness; walk, move; wallet, pouch; wander, travel; war,
battle; wardrobe, clothes; warp, teleport; wasp, bug; waste, lose; wave, water; wax, candle; weak, feeble; weaken,
sap; wealth, rich; weapon, arms; wear, worn; weather, climate; weave, web; weed, plant; weep, sad; welcome, friendly;
well, water; werewolf, lycanthrope, wolfman, wolf-man; west, direction; wet, water; whale, orca; wheel, cart; whip,
lash; whirlpool, water; whisper, quiet; white, pale; wild, nature; wilt, wither; win, succeed; wind, breeze; wine,
drink; wing, fly; wink, blink; winter, cold; wipe, clean; wire, string; witness, see; wolf, hound; woman, person;
wonder, miracle; wood, wooden; wool, cloth; word, speech; worm, crawl; worried, afraid; worse, disadvantage; wrap,
cover; wrestle, grapple; wrist, hand; write, inscribe; wrong, fail; young, youth; zero, 0; zoo, animals; lvl, level;
char, character; opp, opportunity; init, initiative; conc, concentration; mod, modifier; perc, perception; att,
attack; melee, close combat; aoe, area of effect, area; oa, aoo, opportunity attack; los, line of sight; crossbowman,
archer; blaster, evocation; debuff, penalty
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
yourself actually already anyway basically bc btw cant couldn't couldnt count counted counts cuz didn't didnt doesnt
dont dude else exactly gonna gotta guy hasn't havent hey hes i'd i'll i'm i've im isnt ive kinda lets literally lot
maybe pls shes shouldn't shouldnt somewhat supposed thanks thats theres theyre trying ur vs wanna wasn't wasnt whats
whenever wherever who's whoever whos wondering wont wouldn't wouldnt yeah yet you're youre
"""
