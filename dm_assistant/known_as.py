"""What players call a rule, spell, monster or item, or say when they look for it, by its name in the rulebooks.

An entry: its names (in several editions and rulebooks, with `;` between them), `:`, words of everyday speech. The
index adds the words to the passages of these names, so that "winged horse" finds the Pegasus, whose stat block never
says "horse". A name after `~` stands for every name that holds it. A name that no rulebook has does nothing.
Indented lines continue the entry above. Written from how people talk at the table, for any fifth-edition rulebook.
"""

KNOWN_AS = """
# Creating and advancing a character
generate your scores; generate ability scores: roll stats 4d6 drop lowest point buy standard array starting stats 27
    points
assign ability scores: which stat goes where put highest number main stat
ability modifiers; determine ability modifiers; ability score and modifier: bonus from a stat plus minus what modifier
    does a 16 give
choose a class; step 1: choose class; class overview: what to play beginner easiest class new player pick
choose a background; step 2: determine origin; step 2: character origin; character backgrounds; backgrounds: job
    upbringing what my character did before past life
choose a species; character species: race ancestry what kind of folk am I
choose languages; languages: tongues I speak how many languages foreign speech
choose starting equipment; starting equipment: gold and gear at the beginning start with how much money new character
step 4: alignment; the nine alignments; alignment: good evil lawful chaotic neutral moral outlook personality
level advancement; gaining a level; character advancement: level up how much xp for next level what do I gain new
    level reach a level
tiers of play: low level mid level high level power of heroes
starting at higher levels: begin campaign not at level one new character joins experienced party
multiclassing: second class mix two classes dip combine split levels
prerequisites: minimum score needed requirement
multiclassing class features; extra attack: swing twice attack two times per turn stack from two classes
experience points: xp for killing monsters reward earned
hit points and hit point dice: health when I level up roll or average
proficiency; proficiency bonus: trained good at something bonus to add by level
expertise: double bonus twice proficiency expert at a skill
skill list; skill; skills: list of what I can be trained in acrobatics athletics stealth
trinkets; trinket: random odd keepsake curiosity
bonus feats at level 20: what after maximum level past twentieth epic
feats; feat descriptions: special talents perks
ability score improvement: raise stat increase strength plus two
heroic inspiration: reroll a die reward for roleplaying inspiration point

# Playing the game: dice and tests
d20 test; d20 tests: roll twenty-sided die basic roll core mechanic to see if I succeed
ability check; ability checks: try something roll to see if it works attempt a task
difficulty class: target number how hard is a task what must I roll easy medium hard
saving throw; saving throws; save: resist a spell avoid danger enemies roll against my effect number to beat
attack roll; attack rolls: roll to hit see if my swing connects chance of hitting
rolling 20 or 1; critical hit; critical hits: natural twenty nat 20 crit automatic hit double dice natural one always
    miss fumble
advantage; advantage/disadvantage; advantage and disadvantage: roll two dice take higher better odds lucky edge
    favorable
disadvantage: roll two dice take lower worse odds hindered
they don't stack: several advantages together cancel out two sources
interactions with rerolls: reroll one of two dice halfling
round down: fractions half rounding up odd number divide
exceptions supersede general rules; specific beats general: two rules contradict conflict which rule wins
passive perception: notice without rolling not actively looking spot hidden automatically
proficiency bonus doesn't stack; the bonus doesn't stack: add it twice

# Actions
action; actions: what can I do on my turn list of options
attack: hit swing strike somebody with a weapon draw or sheathe weapon
dash: run sprint move twice as far double movement extra speed
disengage: retreat back off step away safely without getting hit leave melee no opportunity attack
dodge: defend avoid attacks focus on defense harder to hit evade incoming
help: assist a friend aid another give an ally a boost lend a hand teamwork distract
hide; hiding: sneak out of sight conceal myself stealth roll to not be seen unnoticed lurk
influence; social interaction: persuade convince talk into bribe threaten beg charm npc talking to people negotiate
magic: cast use a spell or wand as an action
ready: wait for something to happen trigger delay my turn prepare hold action until
search: look around find clues hidden things listen examine
study: recall lore know about examine figure out remember knowledge check
utilize: use an object interact with gear
bonus action; bonus actions: quick extra thing swift second small action same turn
reaction; reactions: respond on someone else's turn instant answer between turns not my turn
one thing at a time: two actions at once
interacting with objects; time-limited object interactions: free action draw weapon open door pull lever pick up drop
finding hidden objects: secret door compartment where to look
breaking objects: smash door break down a wall destroy statue hit points and ac of an object attack a thing
carrying objects; carrying capacity; carrying: how much weight lift drag push encumbered too heavy load backpack
marching order: who walks in front formation line rear
attitude: how an npc feels toward me
friendly: npc who likes us
hostile: npc who hates us
indifferent: npc who does not care

# Combat
the order of combat; combat step by step: how a fight works sequence of a battle rounds and turns
initiative: who goes first turn order tie same number roll at start of fight dexterity
surprise: ambushed caught off guard unaware enemies sneak attack at start of battle
your turn: what may I do when it is my turn move and act talk
ending combat: fight is over surrender flee stop fighting
playing on a grid; playing on a map: squares battle map minis diagonal count
movement and position; movement: how far can I walk on my turn
difficult terrain: rubble mud swamp thick bushes snow rough ground slows me down double cost
breaking up your move: walk some attack then walk more split movement
dropping prone: lie down throw myself flat on ground
creature size; size: how big large small medium space occupied
moving around other creatures; passing other creatures: walk through an enemy's or ally's space squeeze past
occupied space; unoccupied space: stand in same square
making an attack: steps of attacking choose target determine modifiers resolve
unseen attackers and targets: fight blind can't see target invisible enemy guess location attacker hidden shoot from
    hiding
cover; half cover; three-quarters cover; total cover: behind a wall tree pillar shield from arrows harder to hit
    obstacle bonus ac shooting past friends in the way
ranged attacks; ranged attack: shoot at somebody from afar bow far away missile
range: long range normal range too far away beyond distance
ranged attacks in close combat: shoot bow with enemy next to me adjacent point blank melee archer in face
melee attacks; melee reach; reach: fight up close hand to hand how far can I hit long weapon
opportunity attacks; opportunity attack: enemy runs away walks past leaves attack of opportunity aoo free hit when
    fleeing
mounted combat; mounting and dismounting; controlling a mount: fight on horseback riding get on a horse steer rider
    saddle
falling off: thrown from saddle knocked off horse
underwater combat; impeded weapons; fighting underwater: fight while swimming weapons below the water submerged sea
unarmed strike: punch kick headbutt fist bare hands shove push no weapon
grappling; grapple; grappled; grappling and shoving: grab hold wrestle pin seize break free escape a grab drag someone
    let go
two-weapon fighting; fighting with two weapons; light: dual wield off-hand second weapon blade in each hand bonus
    attack
improvised weapons; improvised weapon: hit with chair bottle table leg throw a rock frying pan anything at hand
knocking out a creature; knocking a creature out: take prisoner alive nonlethal don't kill spare subdue unconscious
    instead of dead

# Damage, healing and death
damage rolls; damage roll; damage: how much it hurts dice I roll after hitting
damage types: fire cold acid kinds of harm list
damage against multiple targets: area roll once for everybody
saving throws and damage; half damage: succeed on save still hurt
resistance; resistance and vulnerability: takes half as much damage shrug off
vulnerability: takes double damage weak to
immunity; immunities: takes no damage cannot be affected unaffected
order of application; no stacking: resistance twice several sources
hit points; healing: health get back regain heal recover wounds
bloodied: half health badly hurt wounded below half
dropping to 0 hit points: reduced to zero hp goes down what happens when I lose all my health
instant death: die outright massive damage killed at once no saves
falling unconscious: knocked out at zero pass out
death saving throw; death saving throws: dying bleeding out three failures roll to live zero hp three successes hit
    while down
stabilizing a character; stable; stabilizing: first aid keep from dying save a dying friend medicine check stop
    bleeding
character demise; dead: my character died corpse killed for good bring back
temporary hit points: thp extra buffer shield of health stack add together vanish
lose temporary hit points first: which health goes first
concentration: keep a spell going lose spell when hit damage constitution save two spells at once maintain broken
    focus
short rest: one hour break breather nap catch breath spend hit dice lunch
long rest; long rests: sleep night eight hours camp interrupted recover everything full night
resting; rest: sleep break recover
hit point dice: spend dice to heal during rest hit dice

# Conditions
blinded: can't see blind lost sight eyes
charmed: enchanted under a spell friend of enemy seduced can't attack charmer
deafened: can't hear deaf lost hearing ears
exhaustion; exhaustion levels: tired fatigue worn out weary no sleep levels of exhaustion overexerted
frightened: scared afraid terrified can't come closer fear panic
incapacitated: can't act no actions helpless disabled
invisible: can't be seen unseen see-through advantage attack
paralyzed: can't move frozen locked up auto crit
petrified: turned to stone statue
poisoned: sick venom toxin effects of being poisoned nauseous
prone: knocked down lying on ground stand up get up tripped fell over floored crawl
restrained: tied up stuck in web net chained bound held fast trapped speed zero
stunned: dazed reeling can't think knocked silly
unconscious: asleep sleeping knocked out coma fainted out cold helpless

# Exploration and environment
vision and light; light and vision; bright light; dim light; darkness: torchlight shadows night see how dark
obscured areas; heavily obscured; lightly obscured; heavily obscured areas; lightly obscured areas: fog mist smoke
    foliage hard to see
darkvision: see in the dark night vision without light
blindsight: perceive without eyes echolocation
tremorsense: feel vibrations through the ground footsteps
truesight: see through illusions invisible everything as it is
special senses: see without normal eyes
travel; travel pace; overland travel: how far do we get in a day miles walking speed march fast slow pace journey
extended travel; forced march: walk more than eight hours through the night exhaustion
special movement; good roads; slower travelers: flying riding travel speed
climbing; climb speed; climbing, crawling, and swimming: scale a wall cliff climb up rope
swimming; swim speed: swim in water paddle river
crawling; crawl: move on hands and knees
flying; fly speed; hover: fall out of the air knocked prone while flying wings
burrow speed: dig underground tunnel
jumping; long jump: leap over a gap pit chasm how far can I jump running start
high jump: how high can I leap up reach a ledge
falling; falling and breathing: drop off a cliff fall damage hit the ground from a height land
suffocation: drown choke hold breath underwater no air how long without breathing
dehydration: no water thirst thirsty how much must I drink
malnutrition: no food hunger starving how much must I eat days without eating
burning: on fire catch fire flames put out
extreme cold: freezing winter snow blizzard arctic frost warm clothes
extreme heat: desert hot scorching sun
frigid water: ice cold lake icy sea
high altitude: mountain thin air peak
heavy precipitation: rain snow storm downpour
strong wind: gale storm blowing
slippery ice; thin ice: frozen lake slide break through
deep water: swim ocean depth pressure
quicksand: sink swallowed by the ground
traps; parts of a trap: detect disarm spring hidden device trigger pressure plate tripwire
collapsing roof: ceiling falls tripwire stones
falling net: net drops from above
hidden pit; spiked pit: hole in the floor trapdoor fall in
poisoned darts: darts shoot from wall
poisoned needle: lock pricks finger
rolling stone: boulder rolls at me
fire-casting statue: statue breathes flame
poison; poisons; sample poisons; poison, basic: venom coat a blade weapon types of toxin ingested inhaled contact
    injury buy
harvesting poison: take venom from dead creature
purchasing poison: buy venom where illegal
magical contagions; example contagions: disease sickness plague infection illness
sewer plague: rat bite disease filth
sight rot: eye disease blindness
cackle fever: laughing disease
curses; bestow curse; narrative curses; environmental curses: hexed cursed place or person break a curse
fear and mental stress; fear effects; mental stress effects; mental stress: horror sanity madness scary
combat encounter difficulty; combat encounters: balance a fight build encounter how many monsters too hard easy xp
    budget party
step 2: determine your xp budget; xp budget per character: how many xp to spend on monsters for a party low moderate
    high
step 1: choose a difficulty: easy hard deadly fight
step 3: spend your budget: choose monsters with xp
troubleshooting: encounter too hard or too easy
many creatures: lots of weak monsters outnumbered
powerful creatures: one strong boss monster solo too dangerous for low level

# Spellcasting
spellcasting; casting spells: how do I cast magic use spells save dc attack bonus
gaining spells; preparing spells; always-prepared spells: learn new spells change my list how many can I know pick
    each day
spell slots; spell slot: how often can I cast per day run out get back
using a higher-level spell slot: upcast stronger version cast with bigger slot
casting without slots: free casting no slot needed
spell level: how powerful rank of spell
cantrip; cantrips: level zero free at will unlimited spell
ritual; rituals: cast without slot ten minutes longer
casting time; longer casting times; long casting times: how long to cast minutes
one spell with a spell slot per turn; one slot per turn: cast two spells same turn bonus action and action
reaction and bonus action triggers: cast as a reaction
casting in armor: wear armor and cast magic untrained mage in plate
components; verbal; verbal (v): speak words voice gagged silenced mouth say aloud
somatic; somatic (s): hands free gestures tied hands hold shield
material; material (m); material components: ingredient costly diamond focus pouch consumed expensive stuff required
spellcasting focus: wand staff orb instead of ingredients
school of magic; schools of magic: kinds of magic evocation necromancy
spell attack: roll to hit with magic ranged touch
targets; choosing targets; target: who can I aim at see line path self willing
area of effect; areas of effect: cone cube sphere line cylinder shape blast
combining spell effects; combining spells; combining magical effects: same spell twice stack overlap bless two casters
identifying an ongoing spell: recognize what is being cast what magic is this
illusions: fake image tell it isn't real see through
shape-shifting: change form animal gear hit points
telepathy: talk mind to mind
teleportation: instantly move appear elsewhere
simultaneous effects: two things happen at the same time which first

# Magic items
attunement: bond with an item link how to attune wear
no more than three items; limit of three attuned items: how many magic items can I wear use at once maximum
attune during a short rest; attuning during a short rest: how long bond hour
ending attunement; losing attunement: break bond stop
identifying a magic item: learn what it does find out properties unknown strange sword
multiple items of the same kind: wear two cloaks boots rings hats
paired items: one boot one glove of pair
wearing and wielding items: does it fit size resize
activating a magic item; command word: make it work switch on say word
charges; "the next dawn": uses recharge run out last charge
spells cast from items: cast with wand whose save dc
cursed items; cursed magic items: can't take it off evil sword remove bad item
magic item resilience; durability of magic items: break destroy hard to damage
crafting magic items; crafting: make own enchanted gear build forge create cost days
crafting nonmagical items: make own equipment forge sword build armor time
brewing potions of healing: make healing potion herbalism
scribing spell scrolls: write scroll copy cost
magic item rarity; magic item values by rarity: price worth how much cost rare common legendary sell buy
sentient magic items; sentient magic item traits: intelligent talking thinking sword with mind personality will
conflict: sentient item takes control disagrees quarrel
special purpose: sentient item goal aim
potions: drink feed to someone unconscious
potion miscibility: mix two potions

# Equipment
coins: copper silver electrum gold platinum exchange value money
selling equipment: sell loot half price merchant
weapons; weapon: list of arms damage cost table
armor; armor table: list of mail protection ac cost heavy medium light
armor training; note armor training: wear armor not trained without proficiency penalty don't know how to use
donning and doffing armor; armor: put on take off how long minutes get dressed
mastery properties; weapon mastery: cleave graze nick push sap slow topple vex
properties: finesse heavy light loading reach thrown two-handed versatile ammunition
finesse: use dexterity for melee
versatile: one or two hands
loading: reload crossbow only one shot
heavy: small creature big weapon
ammunition: arrows bolts bullets recover after battle run out
tools; artisan's tools: craft kit smith proficiency
lifestyle expenses: cost of living per month rich poor
food, drink, and lodging: inn room ale meal tavern price night bed wine
hirelings: hire mercenary servant worker pay guard
mounts and vehicles; mounts and cargo; mounts and other animals: buy horse cart wagon price carry animal
large vehicles; airborne and waterborne vehicles: ship boat galley airship price speed sail
ship repair: fix boat hull
barding: armor for horse
saddles: exotic saddle ride dragon
spellcasting services; spellcasting: pay someone to cast a spell for me
thieves' tools: pick lock lockpick disarm trap
healer's kit: bandage stabilize first aid kit
herbalism kit: herbs make antitoxin healing
disguise kit: makeup wig costume
forgery kit: fake documents papers
poisoner's kit: make venom
gaming set: dice cards gamble
musical instrument: lute flute drum play
alchemist's fire: burning flask bomb throw fire
acid: corrosive vial throw
holy water: blessed vial hurts undead
antitoxin: cure against poison resist
ball bearings: marbles slip floor
caltrops: spikes on floor slow pursuers
hunting trap: bear trap jaws
manacles: handcuffs shackles prisoner bind wrists
rope: tie up climb
grappling hook: climb wall throw with rope
crowbar: pry open lever
ram, portable: break down door
lantern, hooded; lantern, bullseye; lamp; torch; candle: light source how far does it shine burn how long
rations: food for travel days
spyglass: telescope far sight
magnifying glass: look closely appraise gem
climber's kit: pitons climb safely
lock: key closed door pick dc
tinderbox: light a fire flint
tent; bedroll: camp sleep outside
waterskin: carry water drink
healing potion; potion of healing; potions of healing: drink to heal red vial regain health
component pouch; arcane focus: ingredients for spells
spell scroll: read magic paper cast from parchment

# Classes and their features
barbarian: rage angry savage tribal warrior berserk
rage: angry fury bonus damage resistance end how long how often
reckless attack: swing wildly advantage but enemies hit me easier
danger sense: dodge traps what you can see
unarmored defense: no armor class without armor naked
relentless rage: stay up at one hit point
frenzy: extra damage berserker
bard: musician singer minstrel entertainer
bardic inspiration: give ally a die song bonus
cutting words: insult enemy subtract die
jack of all trades: half proficiency in everything
countercharm: song against fear charm
cleric: priest healer holy god servant
channel divinity: divine power holy energy uses
turn undead: scare away zombies skeletons holy symbol
divine intervention: ask god for help miracle
preserve life: share healing among hurt
druid: nature priest animals shapeshifter
wild shape: turn into animal beast form transform
druidic: secret language of nature
fighter: warrior soldier weapons master
second wind: heal myself bonus action
action surge: extra action twice in one turn
indomitable: reroll failed save
improved critical; superior critical: crit on 19 or 18
survivor: regain health each turn
fighting style: archery defense dueling great weapon
monk: martial artist unarmed kung fu
martial arts: punch kick bonus strike die
monk's focus; focus points: ki points flurry of blows step of the wind patient defense
flurry of blows: punch twice bonus
stunning strike: hit to stun
deflect attacks; deflect missiles: catch arrow reduce damage
slow fall: land safely
evasion: no damage on dex save from fireball half to none
quivering palm: kill with vibrations
paladin: holy knight oath
lay on hands: healing touch pool
paladin's smite; divine smite: extra radiant damage on hit holy blow burn slot
aura of protection: add charisma to saves allies near
aura of courage: immune to fear
faithful steed; find steed: magic horse summon mount
ranger: hunter tracker woodsman wilderness bow
favored enemy; hunter's mark: mark prey extra damage
roving: climb swim speed faster
rogue: thief assassin sneak scoundrel
sneak attack: backstab extra damage dice from hiding
cunning action: dash disengage hide bonus action
uncanny dodge: half damage from one attack
thieves' cant: secret language of criminals
steady aim: don't move advantage
reliable talent: treat low rolls as ten
second-story work: climb fast wall jump burglar
fast hands: pick pocket bonus action
supreme sneak: stay hidden
use magic device: use any scroll attune four
stroke of luck: turn miss into hit
sorcerer: born with magic innate blood
font of magic; sorcery points: convert slots points
metamagic; metamagic options: change spell twist modify
quickened spell: cast as bonus action faster
twinned spell: second target
subtle spell: cast silently without gestures
careful spell: allies automatically save
heightened spell: enemy disadvantage on save
distant spell: double range
extended spell: longer duration
empowered spell: reroll damage
dragon wings: sprout wings fly
warlock: pact patron demon deal witch
pact magic: few slots short rest
eldritch invocations; eldritch invocation options: warlock extra powers options
agonizing blast: charisma to eldritch blast damage
devil's sight: see in magical darkness
pact of the blade: bond weapon summon sword
pact of the chain: better familiar imp
pact of the tome: book of shadows extra cantrips
repelling blast: push target away
lifedrinker: drain heal with pact weapon necrotic
thirsting blade; devouring blade: attack twice with pact weapon
mask of many faces: disguise at will
mystic arcanum: high-level spell once
wizard: mage scholar spellbook arcane
arcane recovery: get slots back short rest
spellbook; expanding and replacing a spellbook: copy spell into book write lost my book cost
sculpt spells: spare allies from my fireball
overchannel: maximum damage
spell mastery; signature spells: cast for free
weapon mastery: special weapon tricks

# Feats, species, backgrounds
alert: better initiative swap
grappler: better wrestling
great weapon fighting: reroll low damage two-handed
archery: bow bonus
defense: armor class plus one
two-weapon fighting: add modifier to off-hand damage
magic initiate: learn cantrips from another class
savage attacker: roll weapon damage twice
skilled: more skills
dragonborn: dragon people breath weapon
dwarf: short bearded stonecunning poison
elf: pointed ears trance doesn't sleep
gnome: tiny clever illusions
goliath: giant kin tall strong
halfling: small folk lucky reroll ones
human: versatile ordinary people extra feat
orc: tusks relentless adrenaline
tiefling: horns devil blood fire resistance
acolyte: temple priest background
criminal: thief background
sage: scholar background
soldier: army background

# Spells: what they are for
acid arrow: green bolt corrosive keeps burning
acid splash: throw acid cantrip
aid: raise maximum hit points allies
alarm: warn us while we sleep ward camp intruder bell guard place while resting
alter self: change my body look gills claws
animal friendship: calm beast tame befriend animal
animal messenger: send bird with message mail
animate dead: make zombies skeletons raise corpse servant undead army
animate objects: make things fight furniture chairs move
antilife shell: keep living creatures away
antimagic field: no magic zone magic stops working suppress
antipathy/sympathy: attract or repel creatures
arcane eye: invisible floating eye scout spy
arcane hand: giant hand of force
arcane lock: magically lock door
arcane sword: floating blade of force
arcanist's magic aura: hide or fake magic aura fool detection nonmagical look magical
astral projection: leave body travel astral plane
augury: ask if plan is good or bad omen
awaken: give tree or animal intelligence speech
bane: curse enemies subtract die from rolls
banishment: send away to another plane demon home
barkskin: tough skin bark ac
beacon of hope: maximum healing
befuddlement; feeblemind: make stupid destroy mind
bestow curse: put hex curse on someone
blade barrier: wall of swords
bless: add d4 to attacks and saves buff allies
blight: wither plant drain moisture
blindness/deafness: take away sight or hearing
blink: vanish randomly ethereal
blur: hazy hard to hit
burning hands: cone of flame from fingers fire near
call lightning: storm cloud bolts from sky
calm emotions: pacify stop fight charmed frightened
chain lightning: bolt jumps between targets
charm person; charm monster: make like me friend
chill touch: ghostly hand no healing
chromatic orb: choose damage type ball
circle of death: mass kill sphere negative energy
clairvoyance: see or hear a far place remote spy
clone: copy of body spare body if I die
cloudkill: poison gas rolling fog
color spray: blinding colors
command: one word order drop flee grovel
commune: ask my god yes no questions
comprehend languages: read understand any tongue translate foreign writing
cone of cold: blast of ice freezing breath
confusion: act randomly crazy
conjure animals: summon beasts pack spirits
conjure elemental: summon elemental
contact other plane: ask otherworldly entity mind break
contagion: disease touch
contingency: spell triggers automatically later
continual flame: everlasting torch permanent light never burns out
control water: part water flood whirlpool
control weather: change weather rain
counterspell: stop interrupt another caster's spell cancel
create food and water: feed the party rations magic
create or destroy water: make water rain
create undead: ghouls
cure wounds: touch heal regain
dancing lights: floating lights
darkness: magical dark blot out light
darkvision: night sight see in dark
daylight: bright sun light
death ward: prevent death once drop to 1
delayed blast fireball: bead explode later
demiplane: pocket room door
detect evil and good: sense fiends undead
detect magic: sense magical aura is it enchanted
detect poison and disease: is food poisoned sense
detect thoughts: read minds mind reading
dimension door: teleport short distance with friend
disguise self: look like someone else change appearance
disintegrate: turn to dust green ray destroy
dispel magic: end remove magical effect break enchantment stop ongoing spell
dissonant whispers: painful melody flee
divination: ask god about future
dominate person; dominate monster; dominate beast: mind control puppet command
dream: enter sleep message nightmare
earthquake: shake ground collapse buildings
eldritch blast: warlock beam of force crackling energy
enhance ability: bull's strength cat's grace better checks
enlarge/reduce: make bigger smaller grow shrink size
entangle: vines plants hold restrain area
etherealness: step into ethereal plane ghost pass through walls border
expeditious retreat: run faster dash bonus
faerie fire: outline glow reveal invisible advantage
faithful hound: invisible watchdog
false life: fake temporary health
fear: scare everyone cone flee
feather fall: fall slowly safe landing cliff no damage
find familiar: pet owl cat magical animal companion
find the path: shortest way route
finger of death: kill with negative energy zombie
fireball: big explosion ball of flame blast boom
fire bolt: throw mote of flame cantrip
fire shield: flames around me burn attackers
flame strike: column of fire from heaven
flaming sphere: rolling ball of fire
flesh to stone: petrify turn into statue
floating disk; tenser's floating disk: carry my stuff platform
fly: let me fly in the air wings
fog cloud: thick mist block sight
forcecage: invisible prison cage
foresight: see the future advantage on everything
freedom of movement: can't be slowed grappled escape
gaseous form: turn into mist smoke
gate: portal to other plane
geas: quest force order oath
gentle repose: keep corpse fresh
globe of invulnerability: barrier blocks low-level spells
glyph of warding: magic trap rune explode
goodberry: magic berries food heal
grease: slippery floor fall
greater invisibility: unseen even when attacking
greater restoration: remove curse petrified exhaustion charm
guardian of faith: spectral guard
guidance: add d4 to ability check
guiding bolt: radiant flash advantage next attack
gust of wind: blow line push
hallow: bless holy ground
haste: speed up extra action faster double speed
heal; mass heal: big healing seventy
healing word; mass healing word: heal at a distance bonus action quick
heat metal: hot armor sword burn drop
hellish rebuke: burn who hit me reaction
heroes' feast: magic banquet
heroism: brave temporary hit points immune fear
hex: curse extra necrotic damage
hideous laughter: fall down laughing
hold person; hold monster: paralyze freeze in place
hypnotic pattern: twisting colors charm crowd
ice storm: hail
identify: learn what item does
insect plague: locusts swarm
invisibility: turn unseen vanish
jump: leap farther
knock: open locked door chest unlock
legend lore: learn stories about famous
lesser restoration: cure disease poison blind deaf paralyzed end condition get rid of
levitate: float up rise into air
light: make object glow torch
lightning bolt: line of electricity
locate object: find lost thing
locate creature: find where someone is track
longstrider: walk faster speed
mage armor: magic protective force no armor
mage hand: spectral hand lift move small object from afar
magic jar: possess body soul
magic missile: darts of force always hit never miss
magic mouth: talking statue message
magnificent mansion: extradimensional house
maze: trap in labyrinth
mending: fix repair broken object
message: whisper to distant friend
meteor swarm: falling rocks from sky biggest fire
mind blank: immune to mind reading psychic
minor illusion: small fake sound or image
mirror image: duplicates copies of me
misty step: short teleport blink bonus action
modify memory: change make forget
moonbeam: beam of pale light
nondetection: hide from divination scrying
passwall: make hole in wall tunnel
pass without trace: sneaky group stealth bonus no tracks
phantasmal killer: deadly nightmare fear
phantom steed: conjure horse
planar binding: bind demon to serve
plane shift: travel to another plane dimension world
plant growth: overgrow crops vines
polymorph; true polymorph: turn someone into frog sheep animal transform beast
power word kill: die instantly one word
power word stun: stun one word
prayer of healing: heal group ten minutes
prestidigitation: little tricks clean flavor spark
prismatic wall; prismatic spray: rainbow colors
private sanctum: secure from spying
produce flame: fire in my hand
protection from energy: resist fire cold
protection from evil and good: ward against fiends undead
protection from poison: neutralize venom
purify food and drink: make safe to eat rotten
raise dead: bring back dead friend days revive life
resurrection; true resurrection: bring back long dead century revive no body
reincarnate: come back in new body other race
revivify: bring back just died within a minute revive
ray of frost: cold beam slow
ray of enfeeblement: weaken strength
regenerate: regrow lost limb finger arm
remove curse: break lift hex cursed item
resilient sphere: force bubble
reverse gravity: fall upward
rope trick: hide in space on top of rope rest safely
sacred flame: radiant fire from above no cover
sanctuary: can't be attacked protect ally
scorching ray: three beams of fire
scrying: watch someone far away crystal ball spy
secret chest: hide treasure box ethereal
see invisibility: detect spot unseen creatures
sending: message to anyone far away twenty-five words
shapechange: become any creature
shatter: loud noise break things
shield: magic barrier plus five reaction
shield of faith: ac bonus shimmering
shillelagh: magic club staff
shocking grasp: electric touch
silence: no sound can't cast mute
silent image; major image; programmed illusion: visual illusion fake picture
simulacrum: snow copy duplicate
sleep: make enemies fall asleep drowsy
slow: half speed sluggish time
spare the dying: stabilize cantrip keep from dying
speak with animals: talk to beasts
speak with dead: question a corpse
speak with plants: talk to trees
spider climb: walk on walls ceiling
spike growth: thorns on ground
spirit guardians: spirits circle around me damage
spiritual weapon: floating weapon bonus action
stinking cloud: nauseating gas smell
stone shape: mold rock
stoneskin: skin hard as rock resist weapons
suggestion; mass suggestion: persuade influence reasonable magically
sunbeam; sunburst: blinding light
telekinesis: move things with my mind lift creature
telepathic bond: talk mentally party
teleport: travel far instantly home city group
teleportation circle: portal to known circle
thaumaturgy: boom voice doors minor wonder
thunderwave: push away blast loud
time stop: freeze time extra turns
tiny hut: dome shelter safe rest camp force
tongues: speak understand all languages
transport via plants; tree stride: travel through trees
true seeing: see everything real illusions
unseen servant: invisible butler chores
vampiric touch: drain life heal myself
vicious mockery: insult hurts
wall of fire: flames barrier
wall of force: invisible unbreakable wall
wall of stone; wall of ice; wall of thorns: barrier block
warding bond: share damage protect friend
water breathing: breathe underwater
water walk: walk on water surface
web: sticky strands spider trap
wind wall: stop arrows
wish: anything any effect grant ask for whatever
word of recall: go home temple sanctuary teleport party
zone of truth: can't lie honest

# Monsters: what they look like and do
aboleth: slimy fish tentacles mind ancient sea slave
animated armor: empty suit walking
animated flying sword; flying sword: blade attacks by itself
animated rug of smothering; rug of smothering: carpet strangles
ankheg: big burrowing bug acid
~angel; deva; planetar; solar: winged holy servant
azer: fire dwarf bronze
balor: whip sword fire demon
~demon; vrock; hezrou; glabrezu; marilith; nalfeshnee; quasit; dretch: abyss fiend
~devil; erinyes; lemure; pit fiend; imp: hell fiend
erinyes: winged woman rope fallen angel
barbed devil: spikes
chain devil: chains hooks
basilisk: eight legged lizard gaze turns to stone looking petrify
behir: long blue serpent many legs lightning
bulette: land shark burrow leap armored
~goblin: small green sneaky humanoid
bugbear: big hairy goblin ambush
hobgoblin: disciplined army goblin
kobold: little dragon lizard trap pack
gnoll: hyena people
centaur: half horse half man
chimera: three heads lion goat dragon
chuul: crab lobster paralyzing tentacles
~golem: artificial made construct magic immune
flesh golem: stitched corpse frankenstein lightning
cloaker: looks like cape bat moan
cockatrice: chicken bird turns to stone
couatl: feathered snake winged
crawling claw: severed hand
darkmantle: drops from cave ceiling octopus
death dog: two headed
displacer beast: cat tentacles not where it seems
djinni: air genie wishes
efreeti: fire genie wishes
doppelganger: shapechanger copies person
~red dragon: fire breath wyrm fire-breathing
~white dragon: ice cold breath
~blue dragon: lightning breath desert
~green dragon: poison breath forest
~black dragon: acid breath swamp
~gold dragon: good fire weakening breath
~silver dragon: cold paralyzing breath
~brass dragon: sleep breath talkative
~bronze dragon: repulsion lightning sea
~copper dragon: slowing acid joker
dragon turtle: giant sea turtle steam
drider: half spider half elf
dryad: tree spirit woman
ettercap: spider humanoid web
ettin: two headed giant
~elemental: living fire water earth air
violet fungus; shrieker fungus; shrieker; gas spore: mushroom
gargoyle: stone statue winged comes alive
gelatinous cube: transparent jelly box dungeon engulf
~pudding; ~ooze; ochre jelly: slime blob jelly amorphous dissolves metal splits
ghast; ghoul: corpse eater paralyzing claws undead
ghost: spirit possession ages
banshee: wailing scream spirit woman
~giant: huge humanoid boulder
gibbering mouther: mouths eyes flesh babble
gorgon: iron bull breath petrify
grick: tentacled worm beak camouflage
griffon: eagle lion mount
hippogriff: eagle horse mount
~hag: witch old woman coven
harpy: bird woman luring song
hell hound: fire breathing dog
homunculus: tiny artificial servant poison bite
hydra: many heads grow back
invisible stalker: unseen air hunter
kraken: enormous sea squid tentacles
lamia: lion body woman
lich: undead wizard phylactery spirit jar
magmin: little lava person explodes
manticore: spiked tail lion bat wings human face
medusa: snakes for hair gaze turns to stone looking woman
~mephit: small elemental imp breath
merfolk: mermaid fish tail
mimic: looks like chest door false object shapechanger adhesive glued
minotaur: bull head labyrinth charge
mummy; mummy lord: bandaged undead curse rot
~naga: snake human head
nightmare: flaming black horse
ogre: big dumb brute
oni: blue ogre magic mage
otyugh: garbage tentacles eyestalk sewer disease
owlbear: half bear half owl beak feathers
pegasus: winged horse flying white
phase spider: ethereal teleporting spider
phoenix: burning bird reborn
pseudodragon: tiny dragon pet cat-sized
purple worm: enormous burrowing swallow
rakshasa: tiger head backward hands
remorhaz: ice centipede heated body
roc: gigantic bird
roper: stalagmite tendrils cave
rust monster: eats metal ruins armor weapons corrode
sahuagin: shark people sea devil
salamander: fire snake spear
satyr: goat legs party pipes
shadow: dark undead drains strength
shambling mound: heap of plants swamp
shield guardian: amulet bodyguard
skeleton: bones undead
specter; wraith; wight: life draining undead spirit
~sphinx: riddle lion human winged
sprite; pixie: tiny winged fairy invisible bow
stirge: mosquito bloodsucker blood drinking
succubus; incubus: seducer kiss charm demon
tarrasque: biggest most powerful monster godzilla
treant: walking tree ent
troll: regenerates fire acid green
unicorn: horned horse healing
~vampire: bloodsucker coffin sunlight stake bat mist
werewolf; werebear; wererat; weretiger; wereboar: lycanthrope shapechanger curse full moon silver
will-o'-wisp: floating ghost light marsh swamp lure
winter wolf: white frost breath
worg: evil big wolf goblin mount
wyvern: two legs stinger tail poison dragon
xorn: three arms eats gems moves through stone
zombie: walking corpse undead keeps getting up
assassin: hired killer poison
bandit: robber highwayman
commoner: ordinary villager peasant
mage; archmage: spellcaster wizard enemy
priest: holy man
spy: secret agent
knight: armored warrior horse
guard: watchman city
tyrannosaurus rex: t-rex dinosaur biggest predator
triceratops: three horned dinosaur
killer whale: orca
warhorse; riding horse; draft horse; pony; mule: ride mount buy steed
constrictor snake: squeezing python
stat block overview; parts of a stat block: how to read a monster entry
challenge rating: how hard is a monster cr danger level
legendary actions: act after other turns boss
legendary resistance: succeed instead of fail
multiattack: several attacks
recharge; limited usage: use again roll 5-6 per day
running a monster: dm advice tips monsters use powers

# Magic items: what they are for
adamantine armor: no critical hits
amulet of health: constitution 19
amulet of proof against detection and location: hidden from scrying
amulet of the planes: travel to planes
animated shield: floats protects hands free
apparatus of the crab: lobster submarine
armor of invulnerability: resist all weapons
bag of holding: bigger inside carry lots
bag of devouring: eats what you put in
bag of tricks: pull animal fuzzy ball
bag of beans: plant random
belt of giant strength: strong as a giant
berserker axe: cursed rage
boots of elvenkind: silent steps
boots of speed: double speed click heels
boots of striding and springing: jump farther
boots of levitation: float
winged boots: fly wings on feet
boots of the winterlands: warm snow ice
bracers of archery: better bow
bracers of defense: ac without armor
brooch of shielding: immune magic missile
broom of flying: witch fly sweep
cape of the mountebank: teleport smoke
carpet of flying: ride rug
chime of opening: opens locks
cloak of displacement: hard to hit illusion
cloak of elvenkind: hood hide
cloak of invisibility: vanish cape
cloak of protection; ring of protection: ac and saves bonus
cloak of the bat: hang fly night
cloak of arachnida: spider
crystal ball: see far away scry
cube of force: barrier sides
dancing sword: fights by itself
decanter of endless water: water never stops geyser
deck of many things; mysterious deck: draw cards fate wild
deck of illusions: cards images
dragon orb: control dragons
dust of disappearance: invisible powder
dust of dryness: absorb water pellet powder
dust of sneezing and choking: powder harmful
efficient quiver: holds many arrows
efreeti bottle: genie in bottle
elemental gem: break summon elemental
eversmoking bottle: endless smoke
eyes of the eagle: see far goggles
figurine of wondrous power: statuette becomes animal
flame tongue: burning sword
folding boat: box becomes ship
frost brand: ice cold sword
gauntlets of ogre power: strength 19
gem of seeing: true sight
gloves of missile snaring: catch arrows
gloves of thievery: steal pick locks better
goggles of night: see in dark
handy haversack: magic backpack
hat of disguise: look like others
headband of intellect: intelligence 19 smart
helm of telepathy: read minds
helm of teleportation: teleport
holy avenger: paladin sword
horn of blasting: loud sound damage
horn of valhalla: summon warriors
immovable rod: stays in mid-air fixed
instant fortress: tower grows
ioun stone: floats around head
iron flask: trap creature
lantern of revealing: shows invisible
luck blade: wishes reroll
mace of disruption: destroys undead
manual of golems: build golem
medallion of thoughts: read minds
mirror of life trapping: prison glass
mithral armor: light no stealth penalty
necklace of adaptation: breathe anywhere
necklace of fireballs: beads explode
nine lives stealer: kills outright critical
oathbow: swear enemy
oil of sharpness: sharp weapon
oil of slipperiness: slick freedom
oil of etherealness: ghostly
pearl of power: regain spell slot
periapt of proof against poison: immune poison
periapt of wound closure: stabilize
philter of love: fall in love
portable hole: cloth pit pocket
potion of flying: drink fly
potion of gaseous form: mist
potion of growth: get bigger
potion of diminution: get smaller
potion of invisibility: drink unseen
potion of speed: haste drink
potion of water breathing: drink swim
potion of poison: looks like healing
ring of evasion: succeed dodge saves
ring of feather falling: fall slowly
ring of free action: can't be slowed
ring of invisibility: unseen vanish finger
ring of mind shielding: mind can't be read soul
ring of regeneration: heal regrow
ring of spell storing: keep spells
ring of spell turning: reflect spells
ring of telekinesis: move things
ring of three wishes: grant wish
ring of x-ray vision: see through walls
ring of the ram: push ram head
robe of useful items: patches become things
rod of absorption: soaks up spells
rope of climbing: climbs by command
rope of entanglement: ties up
sending stones: talk far away pair
slippers of spider climbing: walk on walls
sovereign glue: sticks forever
universal solvent: dissolves glue
sphere of annihilation: black hole destroys
staff of healing: heal others
staff of power; staff of the magi: break retributive strike
stone of good luck; stone of good luck (luckstone): lucky charm
stone of controlling earth elementals: summon earth elemental rock
sun blade: light sword sunlight undead
sword of sharpness: cut off limb
vorpal sword: cut off heads behead decapitate
talisman of pure good: holy amulet
trident of fish command: control fish
vicious weapon: more damage
wand of magic detection: sense magic
wand of secrets: find hidden doors traps
wand of wonder: random effects
wand of web: sticky strands
well of many worlds: portal cloth
wings of flying: cloak becomes wings

# Animals
~bear: claws forest animal
~wolf; jackal; hyena; mastiff: dog canine pack hunts
~cat; panther; lion; ~tiger: feline big cat pounce
~hawk; ~eagle; ~owl; ~vulture; raven; axe beak; pteranodon: bird feathers flies
raven: black bird copies imitates voices speech
~rat; ~weasel; ~badger: small furry rodent
~snake: serpent reptile slither venom coils
~spider: web eight legs climbs walls
~scorpion; ~centipede; ~wasp; ~beetle; swarm of insects: bug insect creepy crawly
~shark; ~piranha; ~seahorse; plesiosaurus; ~octopus: fish sea swims aquatic
~crocodile; ~lizard; ~frog; ~toad: reptile swamp amphibian
tyrannosaurus; triceratops; allosaurus; ankylosaurus: dinosaur prehistoric
elephant; mammoth; rhinoceros: huge beast tusks horn trunk
camel; mule; pony; ~horse; elk; deer; goat: hoofed beast of burden pack animal
ape; giant ape; baboon: monkey gorilla
crab; giant crab: pincers shell

# More people
cultist; cultist fanatic: evil worshipper
berserker: raging barbarian warrior
gladiator: arena fighter
noble: lord lady rich
pirate; pirate captain: sailor sea robber
scout: hunter tracker bow
thug; tough; tough boss: bully brute street gang
warrior infantry; warrior veteran; veteran: soldier army
acolyte; priest acolyte: low priest novice
grimlock: blind cave people
lemure: lowest devil blob
half-dragon: dragon blood person
awakened tree; awakened shrub: walking plant
swarm of bats; bat; giant bat: echolocation flying mouse cave
vampire spawn; vampire familiar: servant of vampire
ghost: possess living spectral ethereal moans
lich: undead wizard who cheated death spellbook legendary
avatar of death: grim reaper skull card
homunculus: spy helper made by wizard
sea hag: ugly water witch
night hag: nightmares dream soul
green hag: forest swamp witch

# More spells
arcane vigor: spend hit dice heal
aura of life: allies regain resist necrotic drained
animal shapes: change allies into beasts
air bubble: breathe vacuum
chaos bolt: random damage
compulsion: force to move direction
conjure celestial; conjure fey; conjure minor elementals; conjure woodland beings: summon spirits
creation: make object from shadow
detect poison: is it venomous
dispel evil and good: break enchantment by fiend send home
divine favor: extra radiant weapon damage
divine word: banish fiends utter holy word
dragon's breath: breathe fire acid like dragon
druidcraft: nature trick bloom weather predict
elementalism: small elemental tricks
ensnaring strike: vines restrain on weapon hit
enthrall: distract captivate crowd with words
eyebite: look put to sleep panic sicken
fabricate: turn raw materials into products
find steed: paladin horse mount summon
find traps: sense traps nearby
fire storm: sheets of flame
flame blade: fiery sword in hand
forbiddance: ward building against teleport
giant insect: summon bug
glibness: lie well charisma silver tongue
guards and wards: protect my castle fortress stronghold
hallucinatory terrain: make land look different
harm: reduce hit points disease virulent
holy aura: halo protect allies
hunter's mark: mark quarry track extra damage
ice knife: shard explode cold
illusory script: secret message writing
imprisonment: bind forever chain burial
incendiary cloud: burning smoke
inflict wounds: touch necrotic
instant summons: call my object into hand
irresistible dance: make dance
locate animals or plants: find herb beast
magic circle: keep fiends in or out circle
magic weapon: make sword magical plus one
mass cure wounds: heal whole group
meld into stone: hide inside rock
mind spike: track psychic
mirage arcane: terrain illusion city
mislead: invisible leaving a double
move earth: reshape soil dig trench
planar ally: ask god for celestial help
poison spray: toxic mist cantrip
power word heal: heal fully
project image: illusory copy of me far away
ray of sickness: greenish poison
resistance: cantrip reduce damage
searing smite; shining smite: flaming weapon hit
seeming: disguise the whole party group appearance
sequester: hide away object creature for ages suspended
sleet storm: freezing rain slippery
sorcerous burst: random cantrip
starry wisp: mote of light
storm of vengeance: huge storm
summon dragon: call draconic spirit
symbol: rune trap glyph death
telepathic bond: link minds of group
true strike: guided weapon attack cantrip
tsunami: giant wave
vitriolic sphere: acid ball explode
weird: mass nightmares
wind walk: group become clouds travel fast
magic aura; nystul's magic aura; arcanist's magic aura: mask disguise magic object seem ordinary seem enchanted to
    detection
gust: puff of air

# More magic items
ammunition of slaying; arrow of slaying: kill certain kind of creature arrow
armor of vulnerability; demon armor: cursed armor
armor of resistance; ring of resistance; potion of resistance: halve one type of damage
armor, +1, +2, or +3; shield, +1, +2, or +3; weapon, +1, +2, or +3: magic bonus plus one enchanted
arrow-catching shield; shield of missile attraction: arrows go to me
bead of force: throw exploding sphere trap
bead of nourishment: food for a day
belt of dwarvenkind: beard friend of dwarves
bowl of commanding water elementals; brazier of commanding fire elementals; censer of controlling air elementals:
    summon elemental command
candle of invocation: god alignment advantage
circlet of blasting: scorching rays headband
cloak of the manta ray: breathe swim underwater
cubic gate: press sides portal
dagger of venom: poison blade
defender: sword moves bonus to ac
dimensional shackles: stop teleporting prisoner
dragon scale mail: dragon armor resist breath
dragon slayer; giant slayer: extra damage to dragons giants sword
dwarven plate; dwarven thrower: hammer returns when thrown
elixir of health: cures everything disease
elven chain: wear without training light mail
energy bow: arrows of magic
eyes of charming: charm lenses
eyes of minute seeing: see small near
feather token: bird boat tree anchor
gem of brightness: light blind
glamoured studded leather: looks like normal clothes
gloves of swimming and climbing: swim climb better
hammer of thunderbolts: giant's hammer throw thunder
hat of many spells: wizard hat casts
helm of brilliance: gems fire light
helm of comprehending languages: understand
horseshoes of speed; horseshoes of a zephyr: faster horse
iron bands: bind sphere throw
javelin of lightning: throw bolt
mace of smiting: hurts golems constructs
mace of terror: frighten
mantle of spell resistance: advantage against spells
manual of bodily health: raise constitution book read
manual of gainful exercise: raise strength book read
manual of quickness of action: raise dexterity book read
tome of clear thought: raise intelligence smarter book read
tome of leadership and influence: raise charisma book read
tome of understanding: raise wisdom book read
marvelous pigments: paint becomes real
necklace of prayer beads: cleric spells bless
periapt of health: immune disease heal pendant
periapt of proof against poison; periapt of wound closure: necklace pendant amulet
periapt of wound closure: death saves survive dying stabilize
pipes of haunting: scary music
pipes of the sewers: call rats
plate armor of etherealness: ghost armor
potion of animal friendship: drink befriend beasts
potion of clairvoyance: drink see far
potion of climbing: drink climb
potion of giant strength: drink strong
potion of heroism: drink brave bless
potion of invulnerability: drink resist all
potion of longevity: drink get younger age
potion of mind reading: drink thoughts
potion of vitality: drink cure exhaustion disease
quarterstaff of the acrobat: flip tumble staff
ring of animal influence: talk charm beasts
ring of djinni summoning: genie
ring of elemental command: linked to element
ring of jumping: leap
ring of shooting stars: meteors lightning night
ring of swimming: swim
ring of warmth: cold weather winter comfortable
ring of water walking: stand on water
robe of eyes: see all around behind
robe of scintillating colors: dazzle stun
robe of stars: astral
robe of the archmagi: best wizard robe
rod of alertness: can't be surprised
rod of lordly might: buttons change weapon
rod of resurrection: revive dead
rod of rulership: command obey
rod of security: paradise hide
scarab of protection: block death magic
scimitar of speed: bonus attack
sentinel shield: initiative perception advantage
shield of the cavalier: bash push protect
spellguard shield: against spells
staff of charming: charm comprehend
staff of fire; staff of frost; staff of thunder and lightning; staff of swarming insects; staff of the woodlands:
    wizard staff casts element
staff of striking: hit harder charges
staff of the python: becomes snake
staff of withering: age damage
sword of life stealing: drain heal on 20
sword of wounding: bleeding wounds keep
talisman of the sphere: control annihilation
talisman of ultimate evil: unholy amulet
thunderous greatclub: quake push
wand of binding; wand of paralysis: hold
wand of enemy detection: sense hostile
wand of fear: scare
wand of fireballs; wand of lightning bolts; wand of magic missiles: shoot spell charges
wand of polymorph: transform
wand of the war mage, +1, +2, or +3: spell attack bonus wand
weapon of warning: never surprised wake
wind fan: blow gust

# More tools and gear
alchemist's supplies: brew acid fire oil chemistry kit
brewer's supplies: make ale beer
calligrapher's supplies: write beautifully
carpenter's tools: build wood
cartographer's tools: draw map
cobbler's tools: shoes
cook's utensils: cook food
glassblower's tools: make glass
jeweler's tools: gems value
leatherworker's tools: leather make
mason's tools: stone build
navigator's tools: ship course stars
painter's supplies: paint
potter's tools: clay
smith's tools: forge metal
tinker's tools: repair gadget
weaver's tools: cloth
woodcarver's tools: carve arrows
burglar's pack; diplomat's pack; dungeoneer's pack; entertainer's pack; explorer's pack; priest's pack; scholar's
    pack: bundle what is inside contents
block and tackle: pulley hoist
bell; signal whistle: make noise alert
perfume: smell nice
net: throw catch restrain
oil: lamp fuel burn pour
quiver: hold arrows
chain; chest: metal box break
assassin's blood; burnt othur fumes; crawler mucus; essence of ether; malice; midnight tears; oil of taggit; pale
    tincture; purple worm poison; serpent venom; spider's sting; torpor; truth serum; wyvern poison: toxin coat blade
    drink breathe
essence of ether: knock out sleep gas
truth serum: can't lie
midnight tears: works at midnight
half plate armor; plate armor; splint armor; chain mail; ring mail: heavy metal knight
leather armor; padded armor; studded leather armor: light cheap stealthy
lance: horseback knight
net; whip; blowgun; sling: odd weapon

# More of classes and characters
~class features: what do I get at each level table of features per level hit die proficiencies starting gear
~spell list; class spell lists: which spells can the class cast learn list by level
barbarian subclass; bard subclass; cleric subclass; druid subclass; fighter subclass; monk subclass; paladin subclass;
    ranger subclass; rogue subclass; sorcerer subclass; warlock subclass; wizard subclass: archetype specialization
    path when do I pick choose
path of the berserker; barbarian subclass: path of the berserker: frenzied rager
college of lore; bard subclass: college of lore: knowledge secrets
life domain; cleric subclass: life domain: healing priest
champion; fighter subclass: champion: crits simple fighter
oath of devotion; paladin subclass: oath of devotion: vow tenets honest
thief; rogue subclass: thief: burglar treasure hunter
draconic sorcery; sorcerer subclass: draconic sorcery: dragon blood ancestor
fiend patron; warlock subclass: fiend patron: deal with devil
evoker; wizard subclass: evoker: damage spells
primal knowledge: extra skill while raging use strength
fast movement; unarmored movement: faster walk speed bonus
feral instinct: better initiative advantage
instinctive pounce: move when I start raging
brutal strike; improved brutal strike: give up advantage extra damage push slow
persistent rage: rage lasts get rages back
indomitable might: strength check minimum
primal champion: strength and constitution 25
mindless rage: can't be charmed frightened while raging
retaliation: hit back when damaged reaction
intimidating presence: scare everybody menacing
font of inspiration: inspiration back on short rest
magical secrets; magical discoveries: learn spells of other classes
superior inspiration: regain inspiration at initiative
words of creation: power words heal kill two targets
peerless skill: use inspiration on own check
divine order; primal order: choose armor or extra cantrip
sear undead: damage undead when turned
blessed strikes; radiant strikes; elemental fury: extra damage with weapon
disciple of life; blessed healer; supreme healing: better healing spells heal more
wild companion: familiar by wild shape
wild resurgence: swap slots and shapes
archdruid: unlimited shapes
land's aid: heal and hurt in area
natural recovery: get slots back druid
tactical mind: second wind for failed check
tactical shift: move without opportunity attacks second wind
tactical master: swap mastery property
two extra attacks; three extra attacks: attack three four times
studied attacks: advantage after missing
remarkable athlete: athletics initiative
heroic warrior: inspiration each turn
uncanny metabolism: regain focus at initiative
empowered strikes: fists count as force
acrobatic movement: run on walls water
deflect energy: reduce magic damage
disciplined survivor: proficient in all saves
open hand technique: push knock prone with flurry
wholeness of body: monk heals himself
abjure foes: frighten enemies paladin
restoring touch: remove conditions by lay on hands
sacred weapon: glowing weapon charisma to hit
aura of devotion: immune to charm
holy nimbus: shining aura damages
deft explorer: expertise languages ranger
tireless: temporary hit points less exhaustion
nature's veil: turn invisible ranger
feral senses: blindsight ranger
hunter's prey; superior hunter's prey: extra damage colossus horde
defensive tactics; superior hunter's defense: harder to hit multiattack escape horde
cunning strike; improved cunning strike; devious strikes: give up sneak attack dice poison trip withdraw daze
slippery mind: better mental saves
elusive: no advantage against me
thief's reflexes: two turns in first round
innate sorcery: boosted spells dc sorcerer
draconic resilience: scales more health ac
magical cunning: warlock slots back minute
contact patron: ask patron question
dark one's blessing: temporary health when I kill
dark one's own luck: add d10 to check or save
hurl through hell: send through nightmare
ritual adept: cast rituals from book
memorize spell: swap a prepared spell short rest
potent cantrip: half damage on miss
armor of shadows: mage armor at will
fiendish vigor: false life at will
misty visions: silent image at will
one with shadows: invisible in dim light
otherworldly leap; ascendant step: jump levitate at will
eldritch mind: keep concentration
eldritch spear: longer range blast
eldritch smite: pact weapon extra force prone
gift of the depths: breathe underwater
witch sight: see true forms
whispers of the grave: speak with dead at will
master of myriad forms: alter self
choose a character sheet; character sheet: write down my hero form
fill in numbers; record class features; step 5: character creation details: finish my sheet passive perception
imagine your past and present: backstory personality appearance
adjust ability scores: background raises stats
tier 1 (levels 1-4); tier 2 (levels 5-10): beginners adventurers
creature type: humanoid undead fiend kinds of creature
speed: how fast do I walk
alignment: good evil lawful chaotic neutral moral
armor class: ac how hard am I to hit defense calculate
the six abilities; ability scores; abilities: strength dexterity what stats mean
roleplaying: talk in character voice act
exploration: look around dungeon
what is an object; object: thing building door count as
fire resistance: underwater fire damage halved submerged
deep water: swim for hours at sea tired
per day: uses get back after long rest 3/day
monster: dm controlled enemy creature
nonplayer character; player character: who controls
player character: hero adventurer pc
damage threshold: minimum damage to hurt ship wall
equipping a monster with other items: give monster a weapon
ammunition and ranged attacks: do monsters run out of arrows
attack notation; saving throw effect notation; damage notation: read hit miss entries average
rhythm of play: how the game flows dm describes players say
rest and recuperation: recover from disease
creating a background; parts of a background: make my own
consumable items: used up once potion scroll
wondrous items; rings; rods; staffs; wands; scrolls: kinds of magic gear worn held
magic item categories: types of magic items
alignment; special purpose: sentient item moral
damage and healing: hurt and recover
hazards; hazard: dangers of surroundings
spell scroll; scrolls: cast from scroll not on my list level check
weapon proficiency: use weapon I am not trained with

# Weapons and vehicles
~bow; ~crossbow; dart; sling; musket; pistol: shoot arrow bolt gun how far
~sword; scimitar; rapier: blade
~axe: chop
~hammer; maul; mace; morningstar; flail; club; greatclub: blunt crush
spear; javelin; trident; pike; lance; glaive; halberd: polearm pointed
dagger; handaxe; javelin; light hammer: throw
cart; wagon; carriage; chariot; sled: vehicle pulled by horse price
exotic; military; riding: saddle
feed per day; stabling per day: stable cost for horse

# More monsters and other names
blink dog: teleporting dog
azer sentinel: fire dwarf forge
bandit captain; hobgoblin captain; guard captain; goblin boss: leader chief
bugbear stalker; bugbear warrior: big hairy ambush strong goblin
centaur trooper: half horse half man
gnoll warrior: hyena people
hobgoblin warrior: disciplined army
kobold warrior: little dragon lizard trap pack
merfolk skirmisher: mermaid fish tail
merrow: evil big sea mermaid
minotaur of baphomet; minotaur skeleton: bull head labyrinth charge
sahuagin warrior: shark people sea devil
ogre zombie; warhorse skeleton: big walking corpse undead bones
swarm of ravens: birds
archelon: giant turtle
boar; giant boar: pig tusks
hippopotamus: river hippo
black tentacles: grabbing tentacles from ground
freezing sphere: ball of cold freeze water
phantasmal force: illusion in one mind
commune with nature: ask land about surroundings
boon of truesight: see everything
boon of fate: change roll luck
"""
