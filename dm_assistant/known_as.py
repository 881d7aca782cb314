"""What players call a rule, spell, monster or item, or say when they look for it, by its name in the rulebooks.

An entry: its names (in several editions and rulebooks, with `;` between them), `:`, words of everyday speech. The
index adds the words to the passages of these names, so that "winged horse" finds the Pegasus, whose stat block never
says "horse". A name after `~` stands for every name that holds it. A name that no rulebook has does nothing.
Indented lines continue the entry above. Written from how people talk at the table, for any fifth-edition rulebook.
"""

KNOWN_AS = """
# Creating and advancing a character
generate your scores; generate ability scores: roll stats 4d6 drop lowest point buy standard array starting stats 27
    points roll four dice stats array 15 14 13 12 10 8 point cost buy
assign ability scores: which stat goes where put highest number main stat
ability modifiers; determine ability modifiers; ability score and modifier: bonus from a stat plus minus what modifier
    does a 16 give
choose a class; step 1: choose class; class overview: what to play beginner easiest class new player pick pick
    profession role which class fits
choose a background; step 2: determine origin; step 2: character origin; character backgrounds; backgrounds: job
    upbringing what my character did before past life
choose a species; character species: race ancestry what kind of folk am I
choose languages; languages: tongues I speak how many languages foreign speech
choose starting equipment; starting equipment: gold and gear at the beginning start with how much money new character
step 4: alignment; the nine alignments; alignment: good evil lawful chaotic neutral moral outlook personality
level advancement; gaining a level; character advancement: level up how much xp for next level what do I gain new
    level reach a level enough xp to level what improves bonus at level
tiers of play: low level mid level high level power of heroes
starting at higher levels: begin campaign not at level one new character joins experienced party new hero at level 5
    extra gold magic items replacement character
multiclassing: second class mix two classes dip combine split levels
prerequisites: minimum score needed requirement
multiclassing class features; extra attack: swing twice attack two times per turn stack from two classes
experience points: xp for killing monsters reward earned
hit points and hit point dice: health when I level up roll or average
proficiency; proficiency bonus: trained good at something bonus to add by level bonus +2 to +6 depends on level add
    training
expertise: double bonus twice proficiency expert at a skill double proficiency bonus master of a skill
skill list; skill; skills: list of what I can be trained in acrobatics athletics stealth athletics acrobatics stealth
    arcana history insight medicine perception persuasion survival which ability
trinkets; trinket: random odd keepsake curiosity random souvenir curio
bonus feats at level 20: what after maximum level past twentieth epic
feats; feat descriptions: special talents perks
ability score improvement: raise stat increase strength plus two
heroic inspiration: reroll a die reward for roleplaying inspiration point reroll any die give it to friend only one at
    a time

# Playing the game: dice and tests
d20 test; d20 tests: roll twenty-sided die basic roll core mechanic to see if I succeed three kinds of rolls
ability check; ability checks: try something roll to see if it works attempt a task roll to do something difficult
    pick lock climb persuade
difficulty class: target number how hard is a task what must I roll easy medium hard
saving throw; saving throws; save: resist a spell avoid danger enemies roll against my effect number to beat resist
    dodge spell choose to fail willingly
attack roll; attack rolls: roll to hit see if my swing connects chance of hitting d20 to hit beat armor class add
    modifier
rolling 20 or 1; critical hit; critical hits: natural twenty nat 20 crit automatic hit double dice natural one always
    miss fumble max roll always hits automatic miss double the dice
advantage; advantage/disadvantage; advantage and disadvantage: roll two dice take higher better odds lucky edge
    favorable
disadvantage: roll two dice take lower worse odds hindered
they don't stack: several advantages together cancel out two sources cancel out advantage and disadvantage multiple
    sources neither roll one die
interactions with rerolls: reroll one of two dice halfling reroll only one of the two dice lucky inspiration with
    advantage
round down: fractions half rounding up odd number divide half of odd number fraction 3.5 becomes 3
exceptions supersede general rules; specific beats general: two rules contradict conflict which rule wins
passive perception: notice without rolling not actively looking spot hidden automatically notice hidden without
    searching 10 plus
proficiency bonus doesn't stack; the bonus doesn't stack: add it twice

# Actions
action; actions: what can I do on my turn list of options what can be done on a turn
attack: hit swing strike somebody with a weapon draw or sheathe weapon
dash: run sprint move twice as far double movement extra speed extra movement run double
disengage: retreat back off step away safely without getting hit leave melee no opportunity attack walk away from a
    fight without being hit back off safely
dodge: defend avoid attacks focus on defense harder to hit evade incoming attackers have disadvantage defend evade
help: assist a friend aid another give an ally a boost lend a hand teamwork distract aid distract enemy so ally gets
    advantage assist skill check feint
hide; hiding: sneak out of sight conceal myself stealth roll to not be seen unnoticed lurk roll dc 15 stealth vanish
    behind cover unseen duck out of sight stay quiet found
influence; social interaction: persuade convince talk into bribe threaten beg charm npc talking to people negotiate
    change someone's mind bargain deceive threaten persuade monster npc
magic: cast use a spell or wand as an action
ready: wait for something to happen trigger delay my turn prepare hold action until hold action for trigger prepare
    shoot when he comes through the door delay
search: look around find clues hidden things listen examine perception check look around spot find
study: recall lore know about examine figure out remember knowledge check intelligence check recall knowledge about
    monster investigate
utilize: use an object interact with gear use a thing
bonus action; bonus actions: quick extra thing swift second small action same turn only one per turn extra quick
reaction; reactions: respond on someone else's turn instant answer between turns not my turn once per round out of
    turn response when do I get it back
one thing at a time: two actions at once
interacting with objects; time-limited object interactions: free action draw weapon open door pull lever pick up drop
    draw sword open door free with move second object needs action
finding hidden objects: secret door compartment where to look
breaking objects: smash door break down a wall destroy statue hit points and ac of an object attack a thing armor
    class and hit points of a door wall chest lock how sturdy smash
carrying objects; carrying capacity; carrying: how much weight lift drag push encumbered too heavy load backpack
marching order: who walks in front formation line rear formation front rear
attitude: how an npc feels toward me
friendly: npc who likes us
hostile: npc who hates us
indifferent: npc who does not care

# Combat
the order of combat; combat step by step: how a fight works sequence of a battle rounds and turns rounds turns six
    seconds sequence
initiative: who goes first turn order tie same number roll at start of fight dexterity roll dexterity who acts first
    tie
surprise: ambushed caught off guard unaware enemies sneak attack at start of battle ambush caught unaware roll
    initiative with disadvantage jump enemies first round
your turn: what may I do when it is my turn move and act talk move and one action communicate order skip nothing
ending combat: fight is over surrender flee stop fighting surrender truce
playing on a grid; playing on a map: squares battle map minis diagonal count five foot square diagonals battle map
movement and position; movement: how far can I walk on my turn
difficult terrain: rubble mud swamp thick bushes snow rough ground slows me down double cost rubble undergrowth mud
    ice half speed costs extra foot
breaking up your move: walk some attack then walk more split movement split move before and after attacks
dropping prone: lie down throw myself flat on ground go down to ground without using speed
creature size; size: how big large small medium space occupied tiny to gargantuan how many squares occupy
moving around other creatures; passing other creatures: walk through an enemy's or ally's space squeeze past
occupied space; unoccupied space: stand in same square
making an attack: steps of attacking choose target determine modifiers resolve choose target determine modifiers
    resolve
unseen attackers and targets: fight blind can't see target invisible enemy guess location attacker hidden shoot from
    hiding attack in the dark hidden invisible guess location advantage when unseen gives away position
cover; half cover; three-quarters cover; total cover: behind a wall tree pillar shield from arrows harder to hit
    obstacle bonus ac shooting past friends in the way low wall tree furniture arrow slit plus 2 plus 5 ac and dex
    saves can't be targeted
ranged attacks; ranged attack: shoot at somebody from afar bow far away missile
range: long range normal range too far away beyond distance
ranged attacks in close combat: shoot bow with enemy next to me adjacent point blank melee archer in face shooting
    while enemy adjacent five feet disadvantage
melee attacks; melee reach; reach: fight up close hand to hand how far can I hit long weapon
opportunity attacks; opportunity attack: enemy runs away walks past leaves attack of opportunity aoo free hit when
    fleeing enemy runs away leaves reach free swing reaction teleport pushed doesn't provoke
mounted combat; mounting and dismounting; controlling a mount: fight on horseback riding get on a horse steer rider
    saddle
falling off: thrown from saddle knocked off horse
underwater combat; impeded weapons; fighting underwater: fight while swimming weapons below the water submerged sea
unarmed strike: punch kick headbutt fist bare hands shove push no weapon punch kick grapple shove 1 plus strength
    damage push five feet knock down dc bare hands
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
hit points; healing: health get back regain heal recover wounds regain lose max can't exceed
bloodied: half health badly hurt wounded below half half or less of hit points
dropping to 0 hit points: reduced to zero hp goes down what happens when I lose all my health knocked to zero die or
    fall unconscious
instant death: die outright massive damage killed at once no saves leftover remaining damage equals hit point maximum
    dead outright massive hit no death saves
falling unconscious: knocked out at zero pass out drop at 0 out cold
death saving throw; death saving throws: dying bleeding out three failures roll to live zero hp three successes hit
    while down roll d20 at start of turn three successes stable three failures dies natural 1 counts two natural 20
    wakes up damage at 0 failure
stabilizing a character; stable; stabilizing: first aid keep from dying save a dying friend medicine check stop
    bleeding
character demise; dead: my character died corpse killed for good bring back
temporary hit points: thp extra buffer shield of health stack add together vanish buffer cushion don't add together
    lost first last until long rest not healing choose which
lose temporary hit points first: which health goes first damage order buffer
concentration: keep a spell going lose spell when hit damage constitution save two spells at once maintain broken
    focus damage taken constitution save dc 10 or half the damage keep spell up only one broken incapacitated killed
short rest: one hour break breather nap catch breath spend hit dice lunch an hour spend dice to heal interrupted by
    fight
long rest; long rests: sleep night eight hours camp interrupted recover everything full night
resting; rest: sleep break recover
hit point dice: spend dice to heal during rest hit dice roll to heal during rest get back dice

# Conditions
blinded: can't see blind lost sight eyes can't see auto fail sight checks attacks against have advantage
charmed: enchanted under a spell friend of enemy seduced can't attack charmer can't attack charmer social advantage
deafened: can't hear deaf lost hearing ears can't hear
exhaustion; exhaustion levels: tired fatigue worn out weary no sleep levels of exhaustion overexerted
frightened: scared afraid terrified can't come closer fear panic disadvantage while source in sight can't move closer
incapacitated: can't act no actions helpless disabled no actions reactions concentration broken no speech
invisible: can't be seen unseen see-through advantage attack unseen advantage on attacks can't be targeted by sight
paralyzed: can't move frozen locked up auto crit melee hits are crits auto fail str dex saves
petrified: turned to stone statue weight times ten resistant stops aging
poisoned: sick venom toxin effects of being poisoned nauseous disadvantage attacks and ability checks
prone: knocked down lying on ground stand up get up tripped fell over floored crawl crawl stand up costs half speed
    attackers within 5 feet advantage ranged disadvantage
restrained: tied up stuck in web net chained bound held fast trapped speed zero speed 0 attacks disadvantage dex saves
stunned: dazed reeling can't think knocked silly can't move act auto fail saves
unconscious: asleep sleeping knocked out coma fainted out cold helpless drops things falls prone asleep advantage
    crits

# Exploration and environment
vision and light; light and vision; bright light; dim light; darkness: torchlight shadows night see how dark
obscured areas; heavily obscured; lightly obscured; heavily obscured areas; lightly obscured areas: fog mist smoke
    foliage hard to see
darkvision: see in the dark night vision without light night sight see in dark give a human the ability to see at
    night without torch
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
suffocation: drown choke hold breath underwater no air how long without breathing hold breath minutes con modifier
    drown exhaustion each turn
dehydration: no water thirst thirsty how much must I drink gallon of water per day half ration exhaustion thirsty
    waterskin desert
malnutrition: no food hunger starving how much must I eat days without eating pound of food per day go without eating
    exhaustion hungry
burning: on fire catch fire flames put out 1d4 fire each turn prone roll to put out
extreme cold: freezing winter snow blizzard arctic frost warm clothes zero degrees fahrenheit save each hour
    exhaustion warm gear
extreme heat: desert hot scorching sun 100 degrees hot desert no water con save per hour heavy armor disadvantage
frigid water: ice cold lake icy sea immersed icy lake minutes save
high altitude: mountain thin air peak above 10000 feet mountain travel hours double
heavy precipitation: rain snow storm downpour
strong wind: gale storm blowing
slippery ice; thin ice: frozen lake slide break through
deep water: swim ocean depth pressure swim for hours at sea tired
quicksand: sink swallowed by the ground
traps; parts of a trap: detect disarm spring hidden device trigger pressure plate tripwire
collapsing roof: ceiling falls tripwire stones
falling net: net drops from above
hidden pit; spiked pit: hole in the floor trapdoor fall in
poisoned darts: darts shoot from wall
poisoned needle: lock pricks finger lock chest trapped needle pricks
rolling stone: boulder rolls at me
fire-casting statue: statue breathes flame
poison; poisons; sample poisons; poison, basic: venom coat a blade weapon types of toxin ingested inhaled contact
    injury buy
harvesting poison: take venom from dead creature milk venom from dead snake nature dc poisoner's kit
purchasing poison: buy venom where illegal
magical contagions; example contagions: disease sickness plague infection illness disease stages cure rest
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
ritual; rituals: cast without slot ten minutes longer ten minutes longer no slot
casting time; longer casting times; long casting times: how long to cast minutes
one spell with a spell slot per turn; one slot per turn: cast two spells same turn bonus action and action
reaction and bonus action triggers: cast as a reaction
casting in armor: wear armor and cast magic untrained mage in plate need training to cast
components; verbal; verbal (v): speak words voice gagged silenced mouth say aloud
somatic; somatic (s): hands free gestures tied hands hold shield
material; material (m); material components: ingredient costly diamond focus pouch consumed expensive stuff required
spellcasting focus: wand staff orb instead of ingredients orb staff holy symbol instead of materials
school of magic; schools of magic: kinds of magic evocation necromancy
spell attack: roll to hit with magic ranged touch
targets; choosing targets; target: who can I aim at see line path self willing
area of effect; areas of effect: cone cube sphere line cylinder shape blast
combining spell effects; combining spells; combining magical effects: same spell twice stack overlap bless two casters
identifying an ongoing spell: recognize what is being cast what magic is this arcana dc 15 plus level recognise
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
identifying a magic item: learn what it does find out properties unknown strange sword find out properties short rest
    touching experiment
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
coins: copper silver electrum gold platinum exchange value money 1 gp equals 10 sp 100 cp platinum exchange rate
    weight
selling equipment: sell loot half price merchant
weapons; weapon: list of arms damage cost table
armor; armor table: list of mail protection ac cost heavy medium light
armor training; note armor training: wear armor not trained without proficiency penalty don't know how to use
donning and doffing armor; armor: put on take off how long minutes get dressed minutes put on take off shield action
mastery properties; weapon mastery: cleave graze nick push sap slow topple vex cleave graze nick push sap slow topple
    vex free second attack
properties: finesse heavy light loading reach thrown two-handed versatile ammunition
finesse: use dexterity for melee
versatile: one or two hands
loading: reload crossbow only one shot
heavy: small creature big weapon
ammunition: arrows bolts bullets recover after battle run out
tools; artisan's tools: craft kit smith proficiency craft utilize ability check advantage with skill
lifestyle expenses: cost of living per month rich poor
food, drink, and lodging: inn room ale meal tavern price night bed wine inn stay per night bed meal ale bread wine
    cheese banquet price
hirelings: hire mercenary servant worker pay guard pay workers skilled untrained wage per day
mounts and vehicles; mounts and cargo; mounts and other animals: buy horse cart wagon price carry animal
large vehicles; airborne and waterborne vehicles: ship boat galley airship price speed sail
ship repair: fix boat hull
barding: armor for horse horse armor four times cost twice weight
saddles: exotic saddle ride dragon
spellcasting services; spellcasting: pay someone to cast a spell for me hire caster cost of having spell cast
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
spell scroll: read magic paper cast from parchment use scroll higher level than I can cast check fails copy to
    spellbook

# Classes and their features
barbarian: rage angry savage tribal warrior berserk
rage: angry fury bonus damage resistance end how long how often rage damage resistance bludgeoning angry how many
    extend ends early heavy armor barbarian
reckless attack: swing wildly advantage but enemies hit me easier all-out swing advantage both ways
danger sense: dodge traps what you can see advantage dex saves traps
unarmored defense: no armor class without armor naked ac without armor 10 plus dex plus con wisdom shield naked
relentless rage: stay up at one hit point
frenzy: extra damage berserker
bard: musician singer minstrel entertainer
bardic inspiration: give ally a die song bonus
cutting words: insult enemy subtract die taunt lower enemy roll
jack of all trades: half proficiency in everything half bonus unskilled
countercharm: song against fear charm
cleric: priest healer holy god servant
channel divinity: divine power holy energy uses
turn undead: scare away zombies skeletons holy symbol
divine intervention: ask god for help miracle
preserve life: share healing among hurt
druid: nature priest animals shapeshifter nature spellcaster npc hermit priest of the old ways
wild shape: turn into animal beast form transform
druidic: secret language of nature secret druid tongue
fighter: warrior soldier weapons master
second wind: heal myself bonus action
action surge: extra action twice in one turn second action same turn not magic once per rest extra
indomitable: reroll failed save reroll failed save fighter
improved critical; superior critical: crit on 19 or 18
survivor: regain health each turn
fighting style: archery defense dueling great weapon
monk: martial artist unarmed kung fu
martial arts: punch kick bonus strike die monk unarmed die bonus strike dexterity
monk's focus; focus points: ki points flurry of blows step of the wind patient defense
flurry of blows: punch twice bonus
stunning strike: hit to stun monk stuns with a hit nerve pressure point ki constitution save
deflect attacks; deflect missiles: catch arrow reduce damage
slow fall: land safely reduce fall damage monk five times level
evasion: no damage on dex save from fireball half to none no damage from fireball when dex save succeeds
quivering palm: kill with vibrations
paladin: holy knight oath
lay on hands: healing touch pool
paladin's smite; divine smite: extra radiant damage on hit holy blow burn slot
aura of protection: add charisma to saves allies near
aura of courage: immune to fear holy knight nearby allies immune to fear frightened dragon
faithful steed; find steed: magic horse summon mount
ranger: hunter tracker woodsman wilderness bow
favored enemy; hunter's mark: mark prey extra damage
roving: climb swim speed faster
rogue: thief assassin sneak scoundrel
sneak attack: backstab extra damage dice from hiding extra dice once per turn finesse ranged advantage or ally
    adjacent
cunning action: dash disengage hide bonus action bonus dash hide disengage
uncanny dodge: half damage from one attack halve one attack's damage as reaction rogue cut hit in half
thieves' cant: secret language of criminals secret code slang
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
subtle spell: cast silently without gestures cast without speaking or gestures nobody notices counterspell
careful spell: allies automatically save protect friends inside area
heightened spell: enemy disadvantage on save
distant spell: double range
extended spell: longer duration
empowered spell: reroll damage
dragon wings: sprout wings fly
warlock: pact patron demon deal witch
pact magic: few slots short rest
eldritch invocations; eldritch invocation options: warlock extra powers options choose extra powers
agonizing blast: charisma to eldritch blast damage
devil's sight: see in magical darkness
pact of the blade: bond weapon summon sword
pact of the chain: better familiar imp
pact of the tome: book of shadows extra cantrips book cantrips rituals
repelling blast: push target away
lifedrinker: drain heal with pact weapon necrotic
thirsting blade; devouring blade: attack twice with pact weapon
mask of many faces: disguise at will
mystic arcanum: high-level spell once
wizard: mage scholar spellbook arcane
arcane recovery: get slots back short rest
spellbook; expanding and replacing a spellbook: copy spell into book write lost my book cost
sculpt spells: spare allies from my fireball evoker leaves friends unharmed in own blast spare allies inside area
overchannel: maximum damage
spell mastery; signature spells: cast for free
weapon mastery: special weapon tricks which weapons how many change long rest

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
dragonborn: dragon people breath weapon breathe fire acid ancestry wings resistance
dwarf: short bearded stonecunning poison tough poison resistance sense stone hp
elf: pointed ears trance doesn't sleep lineage drow high wood trance perception
gnome: tiny clever illusions clever save advantage forest rock tinker
goliath: giant kin tall strong giant ancestry large form grow bigger powerful build level 5
halfling: small folk lucky reroll ones reroll 1s brave move through bigger hide
human: versatile ordinary people extra feat extra feat skill inspiration every day
orc: tusks relentless adrenaline bonus dash temp hp drop to 1 instead of 0
tiefling: horns devil blood fire resistance fiendish legacy cantrip resistance otherworldly
acolyte: temple priest background
criminal: thief background
sage: scholar background
soldier: army background

# Spells: what they are for
acid arrow: green bolt corrosive keeps burning shoot acid at someone lingering burn over time dissolve
acid splash: throw acid cantrip corrosive bubble sizzling liquid hits two people standing together unlimited
aid: raise maximum hit points allies boost everybody's health before a fight tougher party bigger hp pool all day
alarm: warn us while we sleep ward camp intruder bell guard place while resting alert me when somebody enters
    trespasser doorway silent mental ping wake up tripwire magic watch camp at night
alter self: change my body look gills claws grow claws fangs webbed fingers change my own face body swim
animal friendship: calm beast tame befriend animal make an animal like me stop a wolf from attacking tame creature pet
animal messenger: send bird with message mail squirrel or bird carries a letter note to another town deliver
animate dead: make zombies skeletons raise corpse servant undead army create undead army necromancer raise bones
    bodies minions obey serve me zombie servants graveyard
animate objects: make things fight furniture chairs move bring chairs swords furniture to life fight for me statue
    coins
antilife shell: keep living creatures away bubble nobody alive can get near me cross dome living things
antimagic field: no magic zone magic stops working suppress shut down all magic around me items stop working
    magic-free area dead zone
antipathy/sympathy: attract or repel creatures make creatures avoid or be drawn to a place object attract repulse
arcane eye: invisible floating eye scout spy scout ahead through keyhole look around corners flying camera spy dungeon
arcane hand: giant hand of force huge magical fist grabs pushes punches block giant palm
arcane lock: magically lock door seal a door shut with magic password bolt chest so nobody can open
arcane sword: floating blade of force hovering weapon of energy slashes
arcanist's magic aura: hide or fake magic aura fool detection nonmagical look magical hide that an item is enchanted
    fool detect magic make mundane thing appear magical
astral projection: leave body travel astral plane soul leaves the body silver cord travel the planes spirit trip
augury: ask if plan is good or bad omen fortune telling will this plan go well good or bad result next half hour tell
    fortune bones
awaken: give tree or animal intelligence speech make a tree or beast smart sentient able to talk intelligent plant
    friend
bane: curse enemies subtract die from rolls weaken foes worse saves and attacks opposite of bless jinx penalty d4
banishment: send away to another plane demon home get rid of a demon send it home remove an enemy from the fight
    temporarily other dimension exile
barkskin: tough skin bark ac skin like a tree wood hard skin armor improve druid's defense
beacon of hope: maximum healing make all our healing maximum inspire wisdom saves death saves
befuddlement; feeblemind: make stupid destroy mind
bestow curse: put hex curse on someone jinx hex cursed touch bad luck lose turns disadvantage ability
blade barrier: wall of swords spinning whirling knives curtain cutting wall
bless: add d4 to attacks and saves buff allies blessing improve hit chance add a d4 buff prayer better saves
blight: wither plant drain moisture shrivel kill a plant suck water out of body desiccate wilt
blindness/deafness: take away sight or hearing make someone blind deaf poke out vision without concentration
blink: vanish randomly ethereal flicker in and out of existence phase disappear each round other plane half the time
blur: hazy hard to hit blurry wavering outline enemies miss me more harder to see clearly
burning hands: cone of flame from fingers fire near flamethrower fan of fire sheet of flames close range torch group
    low level
call lightning: storm cloud bolts from sky thunderstorm strike enemies with bolts each turn weather druid
calm emotions: pacify stop fight charmed frightened stop a riot end rage soothe angry mob suppress fear feelings
    indifferent
chain lightning: bolt jumps between targets electricity arcs leaps between several enemies
charm person; charm monster: make like me friend
chill touch: ghostly hand no healing skeletal grasp stops regaining hit points necrotic cantrip undead
chromatic orb: choose damage type ball ball of chosen element acid cold fire lightning poison thunder bounce leap
circle of death: mass kill sphere negative energy necrotic wave kills many at once big radius
clairvoyance: see or hear a far place remote spy see inside a room I have been to remote sensor listen from afar
clone: copy of body spare body if I die backup body grow a copy to come back after death immortality
cloudkill: poison gas rolling fog deadly fog moving toxic gas green yellow mist poisonous kill
color spray: blinding colors dazzling flash blinds crowd
command: one word order drop flee grovel order one word make enemy kneel run halt approach
commune: ask my god yes no questions talk with my deity three questions answered truthfully
comprehend languages: read understand any tongue translate foreign writing understand foreign speech decipher strange
    writing translate script
cone of cold: blast of ice freezing breath freezing blast frost wave frozen statue ice
confusion: act randomly crazy make enemies act crazy wander attack each other random behavior
conjure animals: summon beasts pack spirits pack of spectral wolves spirit beasts nature help
conjure elemental: summon elemental call air earth fire water spirit
contact other plane: ask otherworldly entity mind break ask questions of alien mind dead sage may go insane
contagion: disease touch infect with disease sickness poisoned repeated saves plague touch
contingency: spell triggers automatically later set up a spell in advance goes off automatically when condition
    happens if I fall
continual flame: everlasting torch permanent light never burns out permanent torch never burns out heatless
    everlasting light
control water: part water flood whirlpool part the sea lower raise lake flood whirlpool redirect river
control weather: change weather rain make it rain stop a storm change season sunny hot cold
counterspell: stop interrupt another caster's spell cancel stop an enemy mage mid-cast negate cancel a spell as
    reaction
create food and water: feed the party rations magic conjure meals feed hungry travelers army bland rations
create or destroy water: make water rain fill a bucket rain put out fire evaporate fog drinkable
create undead: ghouls make ghouls ghasts wights mummies stronger than zombies at night
cure wounds: touch heal regain healing touch patch up injuries restore hit points lay hand
dancing lights: floating lights four hovering torches glowing orbs lanterns
darkness: magical dark blot out light globe of blackness nobody can see not even darkvision lights out
daylight: bright sun light sunlight sphere bright light dispel darkness
death ward: prevent death once drop to 1 protect from dying once drops to 1 instead of 0 cheat death
delayed blast fireball: bead explode later time bomb glowing bead gets stronger the longer wait
demiplane: pocket room door create own pocket dimension secret room storage door shadow
detect evil and good: sense fiends undead find out whether demon angel undead fey nearby sense creature kind hallowed
detect magic: sense magical aura is it enchanted is this item enchanted feel magical auras nearby which school
detect poison and disease: is food poisoned sense check food for toxins sick find venom
detect thoughts: read minds mind reading telepathy read surface thoughts probe someone's mind what is he thinking
dimension door: teleport short distance with friend teleport up to 500 feet through wall bring one person escape
disguise self: look like someone else change appearance change my look clothes face illusion appear as guard taller
    shorter
disintegrate: turn to dust green ray destroy thin green beam turns body to ash dust destroy wall object
dispel magic: end remove magical effect break enchantment stop ongoing spell cancel get rid of a magical effect end an
    ongoing spell nullify remove enchantment
dissonant whispers: painful melody flee horrible melody in the head make someone run away psychic
divination: ask god about future one question to god about goal event within seven days omen
dominate person; dominate monster; dominate beast: mind control puppet command
dream: enter sleep message nightmare talk to someone while they sleep send nightmare no rest far away message
earthquake: shake ground collapse buildings tremor cracks fissures collapse buildings shake
eldritch blast: warlock beam of force crackling energy warlock main attack cantrip ray several beams purple energy
enhance ability: bull's strength cat's grace better checks give advantage on strength dexterity charisma checks animal
    power cat bull owl fox
enlarge/reduce: make bigger smaller grow shrink size double or halve size giant tiny bigger person smaller weapon
entangle: vines plants hold restrain area weeds grasping roots hold enemies in place
etherealness: step into ethereal plane ghost pass through walls border become ghostly walk through walls border
    ethereal plane
expeditious retreat: run faster dash bonus run really fast dash every turn getaway
faerie fire: outline glow reveal invisible advantage colored glowing outline reveals invisible enemies advantage to
    hit purple blue
faithful hound: invisible watchdog spectral guard dog barks bites intruders watch
false life: fake temporary health extra temporary hit points necromancy
fear: scare everyone cone flee terrify group in a cone make everybody drop what they hold and run
feather fall: fall slowly safe landing cliff no damage survive a fall jump off tower land gently falling comrades
    reaction
find familiar: pet owl cat magical animal companion get a small pet spirit cat owl raven frog companion see through
    its eyes
find the path: shortest way route know the way to a place most direct route never lost navigation
finger of death: kill with negative energy zombie kill one person massive necrotic raise as zombie permanently
fireball: big explosion ball of flame blast boom blow up a group area explosion 20-foot radius sphere burn a room full
    of enemies 8d6
fire bolt: throw mote of flame cantrip basic flame attack cantrip ignite object ranged
fire shield: flames around me burn attackers wreathed in flames attackers get burned warm or chill resist cold fire
flame strike: column of fire from heaven heavenly column divine fire holy
flaming sphere: rolling ball of fire rolling fireball ball move around ram enemies
flesh to stone: petrify turn into statue slowly petrify someone turn to rock statue
floating disk; tenser's floating disk: carry my stuff platform
fly: let me fly in the air wings gain wings soar ability to fly speed through the air
fog cloud: thick mist block sight make mist heavily obscured hide escape smoke screen
forcecage: invisible prison cage unbreakable invisible box prison bars
foresight: see the future advantage on everything can't be surprised know what happens next advantage all day
freedom of movement: can't be slowed grappled escape slip out of bonds ignore difficult terrain not paralyzed
    restrained
gaseous form: turn into mist smoke become a cloud slip under doors through cracks fly mist
gate: portal to other plane open portal to another plane summon named being pull it through
geas: quest force order oath magical command must obey quest or suffer damage thirty days
gentle repose: keep corpse fresh preserve a dead body so it doesn't rot can't become undead more time to raise
globe of invulnerability: barrier blocks low-level spells spells can't get in protective sphere blocks low level magic
glyph of warding: magic trap rune explode hidden rune trap explosive writing set off when opened store spell
goodberry: magic berries food heal feed with magical berries one hit point each whole day food
grease: slippery floor fall make the floor slick slippery people fall prone
greater invisibility: unseen even when attacking stay unseen while fighting attacking casting
greater restoration: remove curse petrified exhaustion charm end petrification curse lost ability exhaustion reduction
    of max hp
guardian of faith: spectral guard large ghostly sentinel protects place shrine deals radiant
guidance: add d4 to ability check help a friend with a skill check small bonus d4 touch
guiding bolt: radiant flash advantage next attack beam of light hits and next attack has advantage cleric low level
    blast
gust of wind: blow line push strong blast line pushes back disperse gas blow out candles
hallow: bless holy ground consecrate a place holy ground temple keep undead fiends out
haste: speed up extra action faster double speed move twice as fast extra attack +2 ac speed potion lethargic
    afterwards
heal; mass heal: big healing seventy
healing word; mass healing word: heal at a distance bonus action quick
heat metal: hot armor sword burn drop make armor glowing red hot burn knight drop weapon
hellish rebuke: burn who hit me reaction punish attacker with flames after taking damage reaction
heroes' feast: magic banquet magic dinner whole party immune to poison fear max hp up breakfast
heroism: brave temporary hit points immune fear courage can't be frightened gain temp hp each turn
hex: curse extra necrotic damage curse a target extra d6 and disadvantage on ability checks warlock
hideous laughter: fall down laughing joke makes enemy laugh uncontrollably fall down can't stand
hold person; hold monster: paralyze freeze in place
hypnotic pattern: twisting colors charm crowd mesmerizing colors enemies stare incapacitated stop a group swirling
ice storm: hail hailstones pound area slippery ground
identify: learn what item does learn properties of magic item attunement charges what does this wand do
insect plague: locusts swarm swarming biting locusts fill area
invisibility: turn unseen vanish become unseen until attack or cast sneak past guard nobody sees me
jump: leap farther jump distance tripled leap over wall long
knock: open locked door chest unlock open a stuck barred door chest shackles loud noise magic lock undo
legend lore: learn stories about famous research famous person place item history knowledge
lesser restoration: cure disease poison blind deaf paralyzed end condition get rid of end one condition blinded
    deafened paralyzed poisoned cure sickness
levitate: float up rise into air raise up and down float heavy object up hold enemy helpless in air
light: make object glow torch glow like torch on object cantrip illuminate coin
lightning bolt: line of electricity 100 foot line electricity stroke zap row of enemies
locate object: find lost thing find my lost ring nearest rope direction to item
locate creature: find where someone is track find missing person direction track individual within 1000 feet
longstrider: walk faster speed increase walking speed by ten feet
mage armor: magic protective force no armor unarmored wizard base ac 13 better defense without wearing armor
mage hand: spectral hand lift move small object from afar ghostly floating hand open door from distance pick up fetch
magic jar: possess body soul swap souls take over another's body possess gem
magic missile: darts of force always hit never miss automatic hit darts glowing no attack roll three 1d4+1
magic mouth: talking statue message recorded message on object statue speaks when triggered
magnificent mansion: extradimensional house luxurious magical house with servants food rest inside
maze: trap in labyrinth trap enemy in a labyrinth intelligence check to get out
mending: fix repair broken object glue repair torn cloak broken chain cup fix tear
message: whisper to distant friend whisper secretly to someone in sight reply only they hear
meteor swarm: falling rocks from sky biggest fire strongest damage spell falling stars fiery rocks devastate city
mind blank: immune to mind reading psychic nobody can read your mind immune to psychic charm divination
minor illusion: small fake sound or image small trick image or noise cantrip box distraction
mirror image: duplicates copies of me three decoy duplicates enemies hit the wrong me
misty step: short teleport blink bonus action teleport thirty feet silver mist get away behind enemy
modify memory: change make forget make someone forget what happened change recollection wipe
moonbeam: beam of pale light silvery column hurts shapechangers werewolf true form
nondetection: hide from divination scrying can't be scried located by magic hidden
passwall: make hole in wall tunnel create a passage doorway through stone wall temporary tunnel
pass without trace: sneaky group stealth bonus no tracks leave no tracks +10 stealth whole party sneaking
phantasmal killer: deadly nightmare fear worst fears illusion frighten each turn damage
phantom steed: conjure horse quasi-real horse fast travel ride ritual
planar binding: bind demon to serve force summoned demon elemental to serve days contract
plane shift: travel to another plane dimension world go to hell heaven other dimension tuning fork group
plant growth: overgrow crops vines thick overgrowth slows movement or better harvest for a year farmland
polymorph; true polymorph: turn someone into frog sheep animal transform beast
power word kill: die instantly one word instantly kill creature with 100 hit points or fewer no save
power word stun: stun one word stun creature with 150 hit points or fewer
prayer of healing: heal group ten minutes heal five people takes ten minutes like a short rest
prestidigitation: little tricks clean flavor spark party trick light candle clean clothes flavor food warm drink soil
    small mark
prismatic wall; prismatic spray: rainbow colors
private sanctum: secure from spying no eavesdropping scrying or teleport room secure privacy
produce flame: fire in my hand hold fire in palm torch and throw
protection from energy: resist fire cold choose acid cold fire lightning thunder resist half
protection from evil and good: ward against fiends undead shield from aberration fiend undead can't charm possess
protection from poison: neutralize venom neutralize toxin advantage resist venom
purify food and drink: make safe to eat rotten make spoiled poisoned food safe clean water
raise dead: bring back dead friend days revive life bring back companion dead up to ten days penalty
resurrection; true resurrection: bring back long dead century revive no body
reincarnate: come back in new body other race return to life as different species new adult body druid
revivify: bring back just died within a minute revive dead within last minute bring back to life diamond 300 gp one
    hit point
ray of frost: cold beam slow icy blue beam slows enemy speed cantrip
ray of enfeeblement: weaken strength weaken strong fighter reduce his damage strength
regenerate: regrow lost limb finger arm regrow severed limb hand leg finger slowly heal each turn
remove curse: break lift hex cursed item free someone from cursed item lift hex break attunement
resilient sphere: force bubble bubble around creature nothing passes in or out roll
reverse gravity: fall upward everything falls up ceiling
rope trick: hide in space on top of rope rest safely climb into hidden space short rest safe extradimensional
sacred flame: radiant fire from above no cover holy radiance descends dexterity save cleric cantrip ignores cover
sanctuary: can't be attacked protect ally enemy has to choose someone else cannot target protect healer
scorching ray: three beams of fire several fire beams hit separate targets
scrying: watch someone far away crystal ball spy watch someone far away through magic mirror spy on known person
    sensor
secret chest: hide treasure box ethereal hide treasure trunk on ethereal plane replica recall
see invisibility: detect spot unseen creatures notice hidden invisible things ethereal look
sending: message to anyone far away twenty-five words 25 words message to anyone anywhere across planes reply
shapechange: become any creature take form of different creatures dragon change at will
shatter: loud noise break things loud ringing break glass stone constructs thunder
shield: magic barrier plus five reaction plus two armor class hand +5 ac until next turn reaction block magic missile
shield of faith: ac bonus shimmering +2 ac protective field bonus action
shillelagh: magic club staff wooden staff club becomes magical use wisdom druid
shocking grasp: electric touch electric touch target can't take reactions opportunity attacks
silence: no sound can't cast mute no noise mute zone stop spellcasters from speaking thunder immune
silent image; major image; programmed illusion: visual illusion fake picture
simulacrum: snow copy duplicate double made from snow ice obeys me half hit points
sleep: make enemies fall asleep drowsy knock enemies out fall unconscious slumber low level
slow: half speed sluggish time enemies half speed no reactions one action drowsy sluggish six creatures
spare the dying: stabilize cantrip keep from dying stop a dying friend from bleeding out stable from distance
speak with animals: talk to beasts talk to a dog bird ask a horse understand beasts
speak with dead: question a corpse interrogate a body five questions murder victim
speak with plants: talk to trees question flowers trees about passersby
spider climb: walk on walls ceiling walk on ceilings up walls like a bug hands free
spike growth: thorns on ground hidden thorns ground hurts walking through difficult terrain camouflage
spirit guardians: spirits circle around me damage holy spirits circle slow and damage enemies near me
spiritual weapon: floating weapon bonus action glowing hammer attacks on its own bonus action
stinking cloud: nauseating gas smell smelly yellow gas nausea can't act poison
stone shape: mold rock form rock make door in wall sculpt statue
stoneskin: skin hard as rock resist weapons resist swords arrows physical damage hard as rock diamond dust
suggestion; mass suggestion: persuade influence reasonable magically
sunbeam; sunburst: blinding light
telekinesis: move things with my mind lift creature move object or creature with thought lift throw
telepathic bond: talk mentally party link minds of group mental group chat party link any distance
teleport: travel far instantly home city group go instantly to distant place mishap off target whole group familiarity
teleportation circle: portal to known circle permanent sigil circle travel between cities
thaumaturgy: boom voice doors minor wonder booming voice flicker flames tremor slam door eyes change show divine sign
thunderwave: push away blast loud shockwave pushes everyone away from me loud boom
time stop: freeze time extra turns take several turns in a row while nobody else moves
tiny hut: dome shelter safe rest camp force safe dome camp for the night weatherproof nobody can enter
tongues: speak understand all languages speak and understand any spoken language
transport via plants; tree stride: travel through trees
true seeing: see everything real illusions see through illusions invisible shapechangers ethereal
unseen servant: invisible butler chores invisible helper fetch clean open doors carry
vampiric touch: drain life heal myself steal life heal by hurting
vicious mockery: insult hurts insult so bad it hurts disadvantage on attack bard cantrip
wall of fire: flames barrier burning barrier ring one side hot
wall of force: invisible unbreakable wall invisible impenetrable barrier dome nothing passes
wall of stone; wall of ice; wall of thorns: barrier block
warding bond: share damage protect friend take half of friend's damage linked rings
water breathing: breathe underwater breathe below surface underwater like fish a whole day party dive
water walk: walk on water surface cross river lake lava on foot stand on liquid
web: sticky strands spider trap spider silk sticky trap flammable strands
wind wall: stop arrows stops arrows gas small flyers
wish: anything any effect grant ask for whatever most powerful spell do anything copy another spell stress never cast
    again
word of recall: go home temple sanctuary teleport party teleport home to sanctuary with five friends
zone of truth: can't lie honest nobody can tell deliberate lies interrogate honest

# Monsters: what they look like and do
aboleth: slimy fish tentacles mind ancient sea slave ancient psychic fish with tentacles enslaves dominates minds
    mucus breathe only water telepathic tyrant
animated armor: empty suit walking empty knight suit walks by itself haunted
animated flying sword; flying sword: blade attacks by itself
animated rug of smothering; rug of smothering: carpet strangles
ankheg: big burrowing bug acid insect burrows under farmland sprays acid grabs with mandibles
~angel; deva; planetar; solar: winged holy servant
azer: fire dwarf bronze
balor: whip sword fire demon greatest demon flaming whip explodes on death lightning sword teleports
~demon; vrock; hezrou; glabrezu; marilith; nalfeshnee; quasit; dretch: abyss fiend
~devil; erinyes; lemure; pit fiend; imp: hell fiend
erinyes: winged woman rope fallen angel fallen angel winged devil warrior rope flaming longbow
barbed devil: spikes spiked fiend thorns hurt grapplers hurls flame
chain devil: chains hooks animated chains hooks torture fiend mask
basilisk: eight legged lizard gaze turns to stone looking petrify lizard petrifies with its eyes averted gaze mirror
    reflection
behir: long blue serpent many legs lightning serpent with a dozen legs swallows whole lightning breath hates dragons
    climbs
bulette: land shark burrow leap armored landshark jumps out of the ground leaps onto people armored digging
~goblin: small green sneaky humanoid
bugbear: big hairy goblin ambush
hobgoblin: disciplined army goblin
kobold: little dragon lizard trap pack
gnoll: hyena people
centaur: half horse half man
chimera: three heads lion goat dragon three-headed monster lion goat dragon fire breath
chuul: crab lobster paralyzing tentacles lobster claws tentacles paralyze senses magic
~golem: artificial made construct magic immune
flesh golem: stitched corpse frankenstein lightning body parts stitched together berserk fire fear lightning heals
cloaker: looks like cape bat moan manta leather cape clings to head moans frighten phantasm copies
cockatrice: chicken bird turns to stone chicken lizard bite petrifies
couatl: feathered snake winged winged rainbow feathered serpent celestial poison shapechange
crawling claw: severed hand
darkmantle: drops from cave ceiling octopus cave octopus drops on head makes darkness smothers
death dog: two headed two-headed hound disease
displacer beast: cat tentacles not where it seems
djinni: air genie wishes air genie whirlwind three wishes floating
efreeti: fire genie wishes fire genie brass city flaming scimitar wishes
doppelganger: shapechanger copies person shape thief impersonates read thoughts impostor pretends to be someone
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
dragon turtle: giant sea turtle steam sinks ships steam breath sea shell
drider: half spider half elf cursed dark elf spider centaur webs
dryad: tree spirit woman tree nymph charm steps through trees forest lady
ettercap: spider humanoid web spider-folk garrotte webs strangle forest
ettin: two headed giant two-headed giant can't be surprised awake battleaxe
~elemental: living fire water earth air
violet fungus; shrieker fungus; shrieker; gas spore: mushroom
gargoyle: stone statue winged comes alive statue winged looks like stone church
gelatinous cube: transparent jelly box dungeon engulf see-through ooze fills corridor engulfs dissolves adventurers
~pudding; ~ooze; ochre jelly: slime blob jelly amorphous dissolves metal splits
ghast; ghoul: corpse eater paralyzing claws undead
ghost: spirit possession ages possess living spectral ethereal moans haunting spirit possesses body ages people passes
    through walls horrifying face
banshee: wailing scream spirit woman
~giant: huge humanoid boulder
gibbering mouther: mouths eyes flesh babble mass of mouths babbling confuses ground sticky blinding spit
gorgon: iron bull breath petrify iron bull petrifying breath trample
grick: tentacled worm beak camouflage worm with beak blends into rocks cave tentacles
griffon: eagle lion mount half eagle half lion flying mount eats horses
hippogriff: eagle horse mount eagle-headed horse flying mount
~hag: witch old woman coven
harpy: bird woman luring song bird woman sings lures sailors charm cliff
hell hound: fire breathing dog infernal dog fire breath pack
homunculus: tiny artificial servant poison bite spy helper made by wizard wizard's tiny winged servant telepathic bond
    paralysis sleep poison
hydra: many heads grow back grow two heads when one is cut fire stops heads multi-headed serpent regrow
invisible stalker: unseen air hunter unseen air tracker assassin summoned hunts
kraken: enormous sea squid tentacles titan of sea sinks ships lightning storm swallow ink tentacles squid
lamia: lion body woman lion body enchantress illusions intoxicating touch desert
lich: undead wizard phylactery spirit jar undead wizard who cheated death spellbook legendary undead archwizard
    immortal soul jar phylactery paralyzing touch comes back after destroyed rejuvenation
magmin: little lava person explodes small fire creature death burst ignites
manticore: spiked tail lion bat wings human face tail spikes shoots lion with human face wings
medusa: snakes for hair gaze turns to stone looking woman snake hair stare petrify avert eyes mirror
~mephit: small elemental imp breath
merfolk: mermaid fish tail
mimic: looks like chest door false object shapechanger adhesive glued chest that is alive pretends to be a door
    furniture shapechanging sticky bite
minotaur: bull head labyrinth charge
mummy; mummy lord: bandaged undead curse rot
~naga: snake human head
nightmare: flaming black horse flaming hell horse burning mane rides ethereal
ogre: big dumb brute brutish big club stupid
oni: blue ogre magic mage ogre mage invisible nightmarish eats people shapeshift glaive
otyugh: garbage tentacles eyestalk sewer disease trash eater three legs tentacles disease telepathy
owlbear: half bear half owl beak feathers bear with an owl's head forest ferocious hug
pegasus: winged horse flying white flying white winged horse celestial mount
phase spider: ethereal teleporting spider hops between planes ethereal ambush venom
phoenix: burning bird reborn
pseudodragon: tiny dragon pet cat-sized small dragon familiar sting sleep telepathy
purple worm: enormous burrowing swallow gigantic tunneling worm swallows whole tail poison
rakshasa: tiger head backward hands tiger-headed fiend immune to low level spells illusion cursed claws
remorhaz: ice centipede heated body arctic worm heat burns who touches swallow
roc: gigantic bird enormous eagle carries off elephants mountains
roper: stalagmite tendrils cave looks like stalagmite sticky ropes pulls weakens cave
rust monster: eats metal ruins armor weapons corrode destroys metal gear antennae eats swords armor corrode
sahuagin: shark people sea devil
salamander: fire snake spear snake-bodied fire elemental spear heated
satyr: goat legs party pipes goat-man reveler pipes magic resistance mockery
shadow: dark undead drains strength living darkness drains strength weak in sunlight undead stealth
shambling mound: heap of plants swamp walking compost plant engulf lightning heals swamp
shield guardian: amulet bodyguard bodyguard construct bound to amulet stores spell takes damage for master
skeleton: bones undead
specter; wraith; wight: life draining undead spirit
~sphinx: riddle lion human winged
sprite; pixie: tiny winged fairy invisible bow
stirge: mosquito bloodsucker blood drinking mosquito bat sucks blood attaches
succubus; incubus: seducer kiss charm demon
tarrasque: biggest most powerful monster godzilla city-destroying titan strongest biggest boss kaiju reflective
    carapace swallow
treant: walking tree ent ent tree shepherd animates trees fire vulnerable siege
troll: regenerates fire acid green
unicorn: horned horse healing horned healing horse celestial teleport forest
~vampire: bloodsucker coffin sunlight stake bat mist
werewolf; werebear; wererat; weretiger; wereboar: lycanthrope shapechanger curse full moon silver
will-o'-wisp: floating ghost light marsh swamp lure glowing ball swamp light lures travelers shock
winter wolf: white frost breath snow dog cold breath pack speaks
worg: evil big wolf goblin mount goblin-ridden intelligent evil wolf
wyvern: two legs stinger tail poison dragon dragon-like poison stinger two-legged flying
xorn: three arms eats gems moves through stone earth creature eats gems coins three-armed smell treasure
zombie: walking corpse undead keeps getting up
assassin: hired killer poison contract killer hitman poisoned blade evades sneaky murderer
bandit: robber highwayman road robber outlaw thug highwayman crossbow
commoner: ordinary villager peasant peasant farmer villager ordinary person weak
mage; archmage: spellcaster wizard enemy enemy wizard npc spellcaster powerful sorcerer
priest: holy man
spy: secret agent infiltrator informer agent disguised
knight: armored warrior horse plate armored noble warrior greatsword chivalry mounted
guard: watchman city town watch soldier sentry city gate
tyrannosaurus rex: t-rex dinosaur biggest predator t rex giant carnivore dinosaur bite
triceratops: three horned dinosaur
killer whale: orca orca
warhorse; riding horse; draft horse; pony; mule: ride mount buy steed
constrictor snake: squeezing python
stat block overview; parts of a stat block: how to read a monster entry
challenge rating: how hard is a monster cr danger level how dangerous level of monster
legendary actions: act after other turns boss boss acts at end of another creature's turn one at a time regain
legendary resistance: succeed instead of fail choose to succeed lair
multiattack: several attacks monster several attacks opportunity
recharge; limited usage: use again roll 5-6 per day
running a monster: dm advice tips monsters use powers

# Magic items: what they are for
adamantine armor: no critical hits turn crits against me into normal hits black metal unbreakable
amulet of health: constitution 19 raises con to 19 hardy necklace
amulet of proof against detection and location: hidden from scrying necklace stops scrying finding me hide from magic
    spies
amulet of the planes: travel to planes travel to other dimensions necklace random plane
animated shield: floats protects hands free shield hovers keeps both hands free two-handed weapon
apparatus of the crab: lobster submarine barrel with levers submarine underwater vehicle lobster ten people
armor of invulnerability: resist all weapons resist normal damage immune ten minutes
bag of holding: bigger inside carry lots extradimensional storage sack how much weight fits inside 500 pounds pierced
    air breath turn inside out
bag of devouring: eats what you put in mouth eats swallows what goes in looks like holding
bag of tricks: pull animal fuzzy ball pull a fluffy object throw becomes an animal
bag of beans: plant random plant magic bean weird thing grows
belt of giant strength: strong as a giant makes me strong as hill frost fire storm giant strength 21 to 29
berserker axe: cursed rage cursed weapon won't put it down attack nearest
boots of elvenkind: silent steps move without sound sneaking quiet steps
boots of speed: double speed click heels click heels to run twice as quick
boots of striding and springing: jump farther jump three times as far speed 30 shoes
boots of levitation: float rise into the air at will shoes
winged boots: fly wings on feet flying shoes
boots of the winterlands: warm snow ice walk on ice snow no cold footwear
bracers of archery: better bow extra damage with longbow shortbow
bracers of defense: ac without armor armor bonus for monk or unarmored
brooch of shielding: immune magic missile absorbs magic missile force resistance pin jewelry
broom of flying: witch fly sweep witch's broomstick ride sweep speed weight
cape of the mountebank: teleport smoke disappear in puff of smoke teleport
carpet of flying: ride rug flying rug for several riders
chime of opening: opens locks strike tube opens doors locks cracks
cloak of displacement: hard to hit illusion attackers have disadvantage because image shifted
cloak of elvenkind: hood hide camouflaged hood hard to notice stealth
cloak of invisibility: vanish cape pull hood up to become unseen
cloak of protection; ring of protection: ac and saves bonus
cloak of the bat: hang fly night fly in darkness turn into bat
cloak of arachnida: spider climb walls webs poison spider cape
crystal ball: see far away scry
cube of force: barrier sides press faces to create barrier
dancing sword: fights by itself let go and it hovers and attacks on its own
decanter of endless water: water never stops geyser flask gushes water stream fountain geyser
deck of many things; mysterious deck: draw cards fate wild
deck of illusions: cards images throw a card to create monster image
dragon orb: control dragons artifact crystal charms dragons summons
dust of disappearance: invisible powder sprinkle to turn group invisible
dust of dryness: absorb water pellet powder turns water into pellet sponge
dust of sneezing and choking: powder harmful makes everyone sneeze can't breathe
efficient quiver: holds many arrows extradimensional quiver javelins bows
efreeti bottle: genie in bottle rub smoke genie serves or attacks
elemental gem: break summon elemental crush to call an elemental
eversmoking bottle: endless smoke thick smoke pours out
eyes of the eagle: see far goggles spot things far better perception
figurine of wondrous power: statuette becomes animal small statue turns into live animal griffon elephant horse raven
    dog
flame tongue: burning sword sword lights on fire command 2d6
folding boat: box becomes ship box unfolds into rowboat or ship
frost brand: ice cold sword icy sword extinguishes flames glows in cold
gauntlets of ogre power: strength 19 gloves strength 19
gem of seeing: true sight look through for truesight
gloves of missile snaring: catch arrows grab arrows out of the air
gloves of thievery: steal pick locks better invisible gloves +5 sleight of hand lockpicking
goggles of night: see in dark darkvision lenses for human
handy haversack: magic backpack backpack item always on top
hat of disguise: look like others appear as anybody hat
headband of intellect: intelligence 19 smart makes stupid fighter smart int 19
helm of telepathy: read minds helmet read minds send thoughts suggestion
helm of teleportation: teleport helmet travel instantly
holy avenger: paladin sword best paladin weapon aura spell saves
horn of blasting: loud sound damage blow shout sonic cone may explode
horn of valhalla: summon warriors blow to summon spirit berserkers brass silver iron
immovable rod: stays in mid-air fixed press button stays in place hang holds weight
instant fortress: tower grows metal cube grows into tower
ioun stone: floats around head orbiting crystal absorb reserve sustenance mastery
iron flask: trap creature capture a creature from another plane inside bottle
lantern of revealing: shows invisible light shows unseen creatures
luck blade: wishes reroll sword reroll wishes
mace of disruption: destroys undead smash undead fiends destroy
manual of golems: build golem book teaches to make golem
medallion of thoughts: read minds pendant detect thoughts
mirror of life trapping: prison glass traps who looks in cells
mithral armor: light no stealth penalty no strength need no sneaking penalty light metal
necklace of adaptation: breathe anywhere breathe underwater in gas poison vacuum
necklace of fireballs: beads explode throw beads explode like grenade
nine lives stealer: kills outright critical sword slays on critical charges
oathbow: swear enemy swear to kill one enemy bow sworn
oil of sharpness: sharp weapon makes a blade +3
oil of slipperiness: slick freedom freedom of movement pour like grease
oil of etherealness: ghostly smear to go ethereal
pearl of power: regain spell slot get a spell slot back once a day
periapt of proof against poison: immune poison can't be poisoned necklace
periapt of wound closure: stabilize death saves survive dying stabilize stabilize automatically double hit dice
    healing
philter of love: fall in love love potion fall for first one seen
portable hole: cloth pit pocket cloth opens hole ten feet deep put in bag of holding explosion
potion of flying: drink fly fly an hour
potion of gaseous form: mist become mist drink
potion of growth: get bigger become large
potion of diminution: get smaller shrink myself small
potion of invisibility: drink unseen drink go unseen
potion of speed: haste drink drink haste
potion of water breathing: drink swim breathe underwater
potion of poison: looks like healing disguised poisoned drink 4d6
ring of evasion: succeed dodge saves turn failed dex save into success
ring of feather falling: fall slowly no fall damage
ring of free action: can't be slowed ignore difficult terrain paralysis
ring of invisibility: unseen vanish finger vanish at will
ring of mind shielding: mind can't be read soul thoughts protected soul stays after death
ring of regeneration: heal regrow heals d6 every ten minutes regrow parts
ring of spell storing: keep spells put spells in for others
ring of spell turning: reflect spells bounce spells back at caster
ring of telekinesis: move things move things with thought
ring of three wishes: grant wish wish spell charges
ring of x-ray vision: see through walls look through solid walls
ring of the ram: push ram head ghostly ram head batters doors
robe of useful items: patches become things patches turn into ladder dog door
rod of absorption: soaks up spells absorb spells use energy
rope of climbing: climbs by command rope moves fastens knots by itself
rope of entanglement: ties up lasso ties enemy
sending stones: talk far away pair pair walkie talkie
slippers of spider climbing: walk on walls walk on ceiling shoes
sovereign glue: sticks forever strongest adhesive
universal solvent: dissolves glue removes adhesive
sphere of annihilation: black hole destroys black floating hole destroys all
staff of healing: heal others
staff of power; staff of the magi: break retributive strike
stone of good luck; stone of good luck (luckstone): lucky charm
stone of controlling earth elementals: summon earth elemental rock
sun blade: light sword sunlight undead lightsaber hilt radiant sunlight
sword of sharpness: cut off limb sever limb on 20
vorpal sword: cut off heads behead decapitate beheads instant kill snicker-snack
talisman of pure good: holy amulet
trident of fish command: control fish dominate sea animals
vicious weapon: more damage more dice on 20
wand of magic detection: sense magic find enchanted things
wand of secrets: find hidden doors traps reveals secret doors traps
wand of wonder: random effects chaotic random table
wand of web: sticky strands shoot sticky webs
well of many worlds: portal cloth portal to random world
wings of flying: cloak becomes wings cloak turns into wings

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
crab; giant crab: pincers shell pinch claw holds shore

# More people
cultist; cultist fanatic: evil worshipper
berserker: raging barbarian warrior frenzied warrior barbarian bloodied advantage
gladiator: arena fighter arena champion shield bash fighter spear
noble: lord lady rich courtier aristocrat lord rapier
pirate; pirate captain: sailor sea robber buccaneer sea raider swashbuckler charms
scout: hunter tracker bow wilderness guide tracker archer
thug; tough; tough boss: bully brute street gang
warrior infantry; warrior veteran; veteran: soldier army
acolyte; priest acolyte: low priest novice
grimlock: blind cave people eyeless underground cannibal people
lemure: lowest devil blob mindless blob lowest devil
half-dragon: dragon blood person humanoid with dragon parent scales breath
awakened tree; awakened shrub: walking plant
swarm of bats; bat; giant bat: echolocation flying mouse cave
vampire spawn; vampire familiar: servant of vampire
avatar of death: grim reaper skull card grim reaper appears from drawing a skull card ghostly scythe
sea hag: ugly water witch horrific appearance death glare coastal witch
night hag: nightmares dream soul steals dreams haunts sleep soul bag ethereal heartstone
green hag: forest swamp witch swamp witch disguises mimic voices tricks

# More spells
arcane vigor: spend hit dice heal
aura of life: allies regain resist necrotic drained protect party's life force from being drained get up at zero
animal shapes: change allies into beasts transform the whole group into animals everybody becomes birds wolves
air bubble: breathe vacuum
chaos bolt: random damage
compulsion: force to move direction make enemies walk in one direction forced movement
conjure celestial; conjure fey; conjure minor elementals; conjure woodland beings: summon spirits
creation: make object from shadow conjure nonliving object out of nothing stone wood metal temporary
detect poison: is it venomous
dispel evil and good: break enchantment by fiend send home break possession or charm banish fiend by touch protective
divine favor: extra radiant weapon damage holy bonus damage on weapon attacks radiant d4
divine word: banish fiends utter holy word speak power of gods kills deafens blinds weak banishes celestials fiends
dragon's breath: breathe fire acid like dragon give someone a breath weapon exhale fire acid familiar
druidcraft: nature trick bloom weather predict tiny nature effects weather forecast make flower bloom light candle
elementalism: small elemental tricks small tricks with wind water fire earth
ensnaring strike: vines restrain on weapon hit thorny vines wrap around the target I shoot ranger trap
enthrall: distract captivate crowd with words hold audience's attention distracting speech not notice
eyebite: look put to sleep panic sicken evil eye glare make sleep panic sick each turn
fabricate: turn raw materials into products instantly make goods from raw stuff turn trees into bridge craft
find steed: paladin horse mount summon magical mount loyal horse for paladin otherworldly
find traps: sense traps nearby sense danger traps in sight general nature
fire storm: sheets of flame roaring fire in cubes area burn plants spare
flame blade: fiery sword in hand conjured sword of fire scimitar
forbiddance: ward building against teleport block teleportation into temple protect area from planar travel
giant insect: summon bug conjure huge spider wasp centipede
glibness: lie well charisma silver tongue silver tongue always convincing lies charisma at least 15
guards and wards: protect my castle fortress stronghold secure a building hallways fog locked doors maze protect home
    stronghold
hallucinatory terrain: make land look different make a field look like swamp hill fake landscape
harm: reduce hit points disease virulent reduce someone nearly dead cleric damage 14d6 max hp
holy aura: halo protect allies divine light party advantage on saves enemies disadvantage blind fiends
hunter's mark: mark quarry track extra damage mark prey extra d6 damage easier tracking quarry
ice knife: shard explode cold shard of ice bursts throw
illusory script: secret message writing letter only the intended person can read secret coded
imprisonment: bind forever chain burial lock someone away forever gem underground sleep eternal prison
incendiary cloud: burning smoke cloud of burning embers smoke moves away
inflict wounds: touch necrotic harmful touch necrotic opposite of cure
instant summons: call my object into hand teleport my marked item to hand sapphire retrieve
irresistible dance: make dance make somebody dance comic tap shuffle
locate animals or plants: find herb beast find the nearest herb beast kind within miles
magic circle: keep fiends in or out circle cylinder ward trap demon inside protect against undead fey
magic weapon: make sword magical plus one plus one temporary enchant blade overcome resistance
mass cure wounds: heal whole group heal several people at once wave
meld into stone: hide inside rock walk into rock hide in wall rest
mind spike: track psychic psychic stab know where the target is can't hide
mirage arcane: terrain illusion city make terrain feel look different huge area city illusion tactile
mislead: invisible leaving a double go unseen and leave a fake double control
move earth: reshape soil dig trench dig raise soil reshape clay sand trench hill
planar ally: ask god for celestial help ask for help from god otherworldly creature payment bargain
poison spray: toxic mist cantrip puff of noxious gas cantrip
power word heal: heal fully restores all hit points stand up
project image: illusory copy of me far away be in two places illusion of myself at a distance see through
ray of sickness: greenish poison poison an enemy green beam nauseated
resistance: cantrip reduce damage small defense reduce damage by d4 chosen type cantrip
searing smite; shining smite: flaming weapon hit
seeming: disguise the whole party group appearance make whole party look like orcs guards disguise many
sequester: hide away object creature for ages suspended hide object or person undetectable suspended sleep years
sleet storm: freezing rain slippery icy freezing rain lose concentration slippery obscured put out flames
sorcerous burst: random cantrip sorcerer cantrip dice explode random element
starry wisp: mote of light throw light can't be invisible radiant druid cantrip
storm of vengeance: huge storm huge thunder hail acid rain lightning wind
summon dragon: call draconic spirit call dragon spirit ally fights for me
symbol: rune trap glyph death harmful magical sigil trap fear pain sleep stunning death discord
true strike: guided weapon attack cantrip guide weapon attack with spellcasting ability radiant cantrip
tsunami: giant wave tidal wave wall of water giant flood
vitriolic sphere: acid ball explode acid grenade burst
weird: mass nightmares many enemies see worst fears
wind walk: group become clouds travel fast turn party into mist fly fast long distances
magic aura; nystul's magic aura; arcanist's magic aura: mask disguise magic object seem ordinary seem enchanted to
    detection
gust: puff of air

# More magic items
ammunition of slaying; arrow of slaying: kill certain kind of creature arrow
armor of vulnerability; demon armor: cursed armor
armor of resistance; ring of resistance; potion of resistance: halve one type of damage
armor, +1, +2, or +3; shield, +1, +2, or +3; weapon, +1, +2, or +3: magic bonus plus one enchanted
arrow-catching shield; shield of missile attraction: arrows go to me
bead of force: throw exploding sphere trap black ball throw explode trap in sphere
bead of nourishment: food for a day one bite a day's food
belt of dwarvenkind: beard friend of dwarves grow a beard darkvision poison dwarf friends
bowl of commanding water elementals; brazier of commanding fire elementals; censer of controlling air elementals:
    summon elemental command
candle of invocation: god alignment advantage lit gives cleric advantage calls gate alignment
circlet of blasting: scorching rays headband headband fires rays
cloak of the manta ray: breathe swim underwater breathe and swim in water
cubic gate: press sides portal six planes portals
dagger of venom: poison blade coats itself with black poison
defender: sword moves bonus to ac trade sword bonus for ac
dimensional shackles: stop teleporting prisoner cuffs block teleport
dragon scale mail: dragon armor resist breath armor made of dragon hide advantage against breath and fear
dragon slayer; giant slayer: extra damage to dragons giants sword
dwarven plate; dwarven thrower: hammer returns when thrown
elixir of health: cures everything disease cures all contagion blinded poisoned
elven chain: wear without training light mail fine light chainmail usable without training
energy bow: arrows of magic makes its own glowing arrows no ammo
eyes of charming: charm lenses lenses cast charm person
eyes of minute seeing: see small near magnify small details
feather token: bird boat tree anchor quill becomes boat bird tree whip fan
gem of brightness: light blind prism flashes light beam blinds
glamoured studded leather: looks like normal clothes armor that looks like ordinary outfit
gloves of swimming and climbing: swim climb better no extra movement for climb swim
hammer of thunderbolts: giant's hammer throw thunder thor's maul kills giants stun
hat of many spells: wizard hat casts wizard pulls random spell
helm of brilliance: gems fire light jeweled helmet diamonds rubies fire light
helm of comprehending languages: understand helmet read speak languages
horseshoes of speed; horseshoes of a zephyr: faster horse
iron bands: bind sphere throw throw ball binds target
javelin of lightning: throw bolt thrown becomes bolt
mace of smiting: hurts golems constructs better versus constructs golem
mace of terror: frighten scare group
mantle of spell resistance: advantage against spells cloak advantage versus spells
manual of bodily health: raise constitution book read
manual of gainful exercise: raise strength book read
manual of quickness of action: raise dexterity book read
tome of clear thought: raise intelligence smarter book read
tome of leadership and influence: raise charisma book read
tome of understanding: raise wisdom book read
marvelous pigments: paint becomes real paint objects that become real
necklace of prayer beads: cleric spells bless prayer string casts bless heal wind walk
periapt of health: immune disease heal pendant necklace heal poison
periapt of proof against poison; periapt of wound closure: necklace pendant amulet
pipes of haunting: scary music spooky flute frightens
pipes of the sewers: call rats rats obey flute
plate armor of etherealness: ghost armor become ghostly armor
potion of animal friendship: drink befriend beasts
potion of clairvoyance: drink see far
potion of climbing: drink climb climb speed drink
potion of giant strength: drink strong temporary huge muscles
potion of heroism: drink brave bless bless and temp hp
potion of invulnerability: drink resist all resist all damage a minute
potion of longevity: drink get younger age makes you years younger
potion of mind reading: drink thoughts
potion of vitality: drink cure exhaustion disease remove exhaustion
quarterstaff of the acrobat: flip tumble staff retractable light pole climb deflect
ring of animal influence: talk charm beasts talk to charm beasts
ring of djinni summoning: genie genie ally
ring of elemental command: linked to element rule water fire air earth
ring of jumping: leap jump spell
ring of shooting stars: meteors lightning night lights meteors night
ring of swimming: swim swim speed 40
ring of warmth: cold weather winter comfortable protects against freezing
ring of water walking: stand on water walk on lake
robe of eyes: see all around behind see in all directions eyes pattern
robe of scintillating colors: dazzle stun dazzling shifting hues stun
robe of stars: astral travel astral magic missiles
robe of the archmagi: best wizard robe wizard's garment ac 15 spell dc
rod of alertness: can't be surprised initiative advantage detect
rod of lordly might: buttons change weapon buttons turn into sword axe ladder ram
rod of resurrection: revive dead bring back life heal
rod of rulership: command obey make crowd obey
rod of security: paradise hide go to paradise safe place rest
scarab of protection: block death magic charm versus necromancy
scimitar of speed: bonus attack extra bonus action attack
sentinel shield: initiative perception advantage never caught unaware
shield of the cavalier: bash push protect ram push protect allies
spellguard shield: against spells spells have disadvantage
staff of charming: charm comprehend
staff of fire; staff of frost; staff of thunder and lightning; staff of swarming insects; staff of the woodlands:
    wizard staff casts element
staff of striking: hit harder charges extra force per charge
staff of the python: becomes snake throw becomes giant snake
staff of withering: age damage wither enemy ages
sword of life stealing: drain heal on 20 necrotic extra temp hp crit
sword of wounding: bleeding wounds keep wounds do not heal
talisman of the sphere: control annihilation steer annihilation ball
talisman of ultimate evil: unholy amulet
thunderous greatclub: quake push clap thunder earthquake strength 20
wand of binding; wand of paralysis: hold hold paralyze target
wand of enemy detection: sense hostile know where hostile creatures are
wand of fear: scare command cone terrify
wand of fireballs; wand of lightning bolts; wand of magic missiles: shoot spell charges zap charges regain dawn
    crumbles last charge
wand of polymorph: transform turn others into animals
wand of the war mage, +1, +2, or +3: spell attack bonus wand spell attack bonus ignores half cover
weapon of warning: never surprised wake wakes you never surprised
wind fan: blow gust make gust wave

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
half plate armor; plate armor; splint armor; chain mail; ring mail: heavy metal knight heaviest best armor strength 15
    stealth disadvantage
leather armor; padded armor; studded leather armor: light cheap stealthy lightest armor dex
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
cunning strike; improved cunning strike; devious strikes: give up sneak attack dice poison trip withdraw daze trade
    sneak dice for trip poison knock out
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
blink dog: teleporting dog teleporting fey hound
azer sentinel: fire dwarf forge fire forged bronze dwarf burning beard
bandit captain; hobgoblin captain; guard captain; goblin boss: leader chief
bugbear stalker; bugbear warrior: big hairy ambush strong goblin hairy goblinoid grabs drags from hiding long arms
centaur trooper: half horse half man horse-man longbow pike charge trample
gnoll warrior: hyena people hyena-headed raider rampage bone bow
hobgoblin warrior: disciplined army
kobold warrior: little dragon lizard trap pack tiny draconic sunlight sensitivity gang sling traps
merfolk skirmisher: mermaid fish tail mermaid fish people underwater trident
merrow: evil big sea mermaid cruel mermaid harpoon pulls
minotaur of baphomet; minotaur skeleton: bull head labyrinth charge
sahuagin warrior: shark people sea devil shark-people sea raider blood
ogre zombie; warhorse skeleton: big walking corpse undead bones
swarm of ravens: birds
archelon: giant turtle huge prehistoric sea turtle
boar; giant boar: pig tusks wild pig charge tusk bloodied fury
hippopotamus: river hippo river beast big mouth
black tentacles: grabbing tentacles from ground squirming arms rise from the floor crush hold people area
freezing sphere: ball of cold freeze water icy ball freezes water surface throw later sling
phantasmal force: illusion in one mind make enemy believe imaginary thing damage in the mind
commune with nature: ask land about surroundings learn about the land terrain water people nearby spirits of nature
    survey
boon of truesight: see everything
boon of fate: change roll luck

# Rules, features and gear: more of what is asked
ability modifiers; determine ability modifiers: what bonus do I get for 16 strength stat bonus
multiclassing; prerequisites: take a level in another class requirement minimum 13 score mix caster slots
multiclassing class features: extra attack from two classes stack channel divinity unarmored defense twice combined
    spell slots
spell slots; spellcasting: multiclass caster how many slots in total table
difficulty class; typical difficulty classes: easy 10 medium 15 hard 20 nearly impossible number
advantage; disadvantage; advantage/disadvantage: roll twice take better worse
half damage: odd damage halved rounded fraction minimum save success
exceptions supersede general rules: feature contradicts rule which takes precedence
magic; use magic item: cast activate
carrying objects; carrying capacity: weight limit strength times 15 lift drag overloaded pounds size
moving around other creatures: walk through enemy's space two sizes bigger ally end turn in space
ranged attacks; range; ranged attack: bow normal range long range disadvantage beyond
melee attacks; reach: hit target within 5 feet ten feet weapon
mounted combat; mounting and dismounting; controlling a mount; falling off: ride horse battle half speed to get on
    rider steed act initiative independent knocked off
underwater combat; impeded weapons; fire resistance: swim attack disadvantage crossbow trident fire
grappling; grapple; grappled: grab hold wrestle pin drag carry escape free hand size one larger
two-weapon fighting; light: off-hand extra attack bonus action both weapons modifier to damage
improvised weapons: chair leg bottle frying pan 1d4 throw object
knocking out a creature: leave enemy alive at 1 hit point spare nonlethal short rest
damage rolls; damage roll: dice added modifier
damage against multiple targets; area damage: roll once for fireball
resistance; vulnerability; resistance and vulnerability: half damage double damage
order of application: apply bonuses then resistance then vulnerability which first both
no stacking: two resistances count once
immunity: unaffected by damage type or condition
monster death: enemies die at 0
stabilizing a character; stable: stop bleeding dc 10 medicine wakes up after 1d4 hours
long rest: eight hours once per day regain everything exhaustion reduced interrupted sleep
exhaustion: tired levels die at six speed reduced d20 penalty remove one per long rest no sleep starving
vision and light; bright light; dim light; darkness: can see candle torch radius disadvantage perception
heavily obscured; lightly obscured; obscured areas: fog dense foliage can't see blinded effectively
darkvision; blindsight; tremorsense; truesight; special senses: see without light
travel; travel pace: miles per hour per day normal slow fast stealth perception
extended travel: march more than 8 hours constitution save exhaustion forced push on
climbing; swimming; crawling; climbing, crawling, and swimming: each foot costs one extra
flying; fly speed: fall if knocked prone incapacitated speed zero hover
long jump; high jump; jumping: feet equal strength score running ten feet half standing leap across gap reach up ledge
falling; falling damage: 1d6 per 10 feet max 20d6 prone water landing reaction
heavy precipitation; strong wind; slippery ice; thin ice; deep water; quicksand: weather storm terrain hazard
traps; parts of a trap; example traps: notice disarm trigger duration dc needle pit darts net boulder
falling net; hidden pit; spiked pit; poisoned darts; rolling stone; collapsing roof; fire-casting statue: trap trigger
    detect disarm dc damage
poison; sample poisons; poisons: kinds contact ingested inhaled injury dc price per dose apply to weapon
sight rot; sewer plague; cackle fever: illness symptoms cure
curses; demonic possession; environmental curses: cursed place break
fear and mental stress: terror dc frightened sanity short-term long-term effects
combat encounter difficulty; step 1: choose a difficulty; step 2: determine your xp budget; step 3: spend your budget;
    xp budget per character: how strong fight for four level 3 heroes deadly balanced encounter building
spellcasting; preparing spells; gaining spells; always-prepared spells: change prepared list each level long rest
spell slots; casting without slots; using a higher-level spell slot: upcast at higher level run out
longer casting times; long casting times: minute or more cast interrupted magic action each turn concentration lost
    slot wasted
one spell with a spell slot per turn: two leveled spells same turn action surge bonus action quickened
components; verbal; verbal (v); somatic; somatic (s); material; material (m): silenced tied up gagged hands full
    shield focus costly pouch consumed
targets; clear path to target; target: behind glass total cover line of effect see choose myself
areas of effect; area of effect: cone cube cylinder emanation line sphere origin walls block
combining spell effects; combining magical effects: bless twice stack strongest applies duration overlap
telepathy; teleportation; shape-shifting; illusions; simultaneous effects; hazard; curses: general rule
attunement; no more than three items; attune during a short rest; ending attunement; attuning during a short rest:
    three items limit bond found new ring hour focus take off stop
multiple items of the same kind; paired items; wearing and wielding items: two rings boots gauntlets fit size
activating a magic item; charges; spells cast from items; command word; "the next dawn": use wand action spell dc word
    uses regain last charge
cursed items: identify reveals not attuned bound remove curse
magic item resilience: break destroy magic sword resist damage
crafting magic items; crafting nonmagical items; brewing potions of healing; scribing spell scrolls: days gold cost
    tool arcana helpers half price downtime
magic item rarity; magic item values by rarity; magic items: worth price sell common uncommon rare very rare legendary
    gold
sentient magic items; conflict; special purpose; sentient item communication; senses: intelligent sword personality
    takes over wishes alignment talk
potion miscibility; potions: mixing drink two bonus action feed
spell scroll; scrolls; spell scroll (cantrip); spell scroll (level 1): price cast from scroll
selling equipment; selling: half price merchant trade goods jewels full value
armor training: proficiency lacking disadvantage can't cast
properties; weapon properties: finesse thrown reach loading heavy versatile light ammunition two-handed
nick: extra light attack without bonus action
topple; push; sap; vex; slow; graze; cleave: weapon trick on hit
lifestyle expenses; wretched (free); squalid (1 sp per day); poor (2 sp per day); modest (1 gp per day); comfortable
    (2 gp per day); wealthy (4 gp per day); aristocratic (10 gp per day): daily living cost upkeep rich beggar
mounts and vehicles; mounts and other animals; mounts and cargo; mounts: buy horse camel elephant speed carry price
large vehicles; airborne and waterborne vehicles; vehicles; crew; passengers: ship airship galley rowboat speed hull
    price
saddles; tack, harness, and drawn vehicles: riding
travel gear; adventuring gear; adventuring equipment: item list price weight
component pouch; arcane focus; druidic focus; holy symbol: casting focus ingredients
barrel; basket; bucket; chest; sack; backpack; pouch; vial; flask; jug; bottle, glass; waterskin; pot, iron: how much
    does it hold container capacity gallons pounds
blanket; bedroll; tent: warm cold sleep outside camping
book; paper; parchment; ink; ink pen; map; case, map or scroll: writing notes document page
clothes, fine: dress up noble party ball elegant
clothes, traveler's; costume; robe: outfit wear
ladder; pole; rope; chain; spikes, iron; string; shovel; crowbar; grappling hook; ram, portable; block and tackle:
    dungeon exploring tools climb pull dig pry
mirror: look around corners reflection
torch; lamp; lantern, hooded; lantern, bullseye; candle; oil; tinderbox: light radius hours burn fuel
caltrops; ball bearings; hunting trap; net; manacles: slow trap catch bind
acid; alchemist's fire; holy water; antitoxin; poison, basic; perfume: throw flask drink
healer's kit; climber's kit; thieves' tools; disguise kit; forgery kit; herbalism kit; navigator's tools; poisoner's
    kit; gaming set; musical instrument: uses
greatsword; longsword; shortsword; greataxe; battleaxe; warhammer; war pick; quarterstaff; sickle; shortbow; longbow;
    maul; halberd; glaive; rapier; scimitar; flail; morningstar: weapon damage die price mastery
hide armor; chain shirt; scale mail; breastplate: medium armor ac dex max 2
firearms; musket; pistol: gun
primal knowledge; fast movement; feral instinct; instinctive pounce; brutal strike; relentless rage; improved brutal
    strike; persistent rage; indomitable might; primal champion: barbarian power
frenzy; mindless rage; retaliation; intimidating presence: berserker power
bardic inspiration; font of inspiration; superior inspiration: encourage die d6 ally roll song
magical discoveries; magical secrets: steal spells from other lists
peerless skill; countercharm; bonus proficiencies; words of creation: bard power
channel divinity; divine spark; turn undead; sear undead: cleric heal or radiant chase away zombies skeletons flee
divine order; primal order; blessed strikes; improved blessed strikes; elemental fury; improved elemental fury: choose
    heavy armor martial or caster extra
divine intervention; greater divine intervention: miracle free spell from god wish
preserve life; disciple of life; blessed healer; supreme healing; life domain spells: cleric heals more maximum
wild shape; beast spells; archdruid; wild companion; wild resurgence: turn into bear wolf animal form hp cast while
    how long how often which forms cr
land's aid; natural recovery; nature's ward; nature's sanctuary; circle of the land spells: land druid
fighting style; additional fighting style: archery defense dueling option
second wind; tactical mind; tactical shift: fighter heals himself breather
extra attack; two extra attacks; three extra attacks: number of attacks with attack action
tactical master; studied attacks: fighter power
improved critical; superior critical; remarkable athlete; heroic warrior; survivor: champion crit on 19 18 heals each
    turn half hp
monk's focus; focus points; flurry of blows; patient defense; step of the wind; heightened focus; perfect focus: ki
    spend bonus dash dodge two strikes
deflect attacks; deflect energy: catch arrow blade reduce damage throw back reaction
acrobatic movement; unarmored movement: run up walls over water speed
self-restoration; disciplined survivor; superior defense; body and mind; uncanny metabolism; empowered strikes: monk
    power
open hand technique; wholeness of body; fleet step; quivering palm: monk death touch push prone heal
lay on hands; restoring touch: healing pool touch cure poison five times level
paladin's smite: divine smite free once extra holy damage
aura of protection; aura expansion: charisma bonus to saves of nearby friends radius
aura of devotion; sacred weapon; smite of protection; holy nimbus; oath of devotion spells: oath power
abjure foes; radiant strikes; faithful steed: paladin power frighten
favored enemy; relentless hunter; precise hunter; foe slayer: free hunter's mark no concentration loss
roving; tireless; deft explorer; nature's veil; feral senses: ranger outdoors
hunter's lore; hunter's prey; defensive tactics; superior hunter's prey; superior hunter's defense: hunter subclass
reliable talent; slippery mind; elusive; stroke of luck; steady aim: rogue power
fast hands; second-story work; supreme sneak; use magic device; thief's reflexes: thief four attunements scroll climb
    bonus action item
innate sorcery; font of magic; sorcery incarnate; sorcerous restoration; arcane apotheosis: sorcerer turn slots into
    points convert
metamagic; metamagic options; careful spell; distant spell; empowered spell; extended spell; heightened spell;
    quickened spell; seeking spell; subtle spell; transmuted spell; twinned spell: sorcery point trick alter spell
seeking spell: reroll missed spell attack
transmuted spell: change damage type element
draconic resilience; elemental affinity; dragon wings; draconic spells; dragon companion: dragon blood sorcerer
pact magic; magical cunning; eldritch master; mystic arcanum; contact patron: warlock slots recover
pact of the chain; investment of the chain master: special familiar imp pseudodragon quasit sprite sphinx skeleton
    tiny pet attack
pact of the blade; thirsting blade; devouring blade; lifedrinker; eldritch smite: conjured weapon charisma
gaze of two minds: see through a willing creature's eyes
gift of the protectors: names in book drop to 1
lessons of the first ones: origin feat
visions of distant realms: arcane eye at will
dark one's blessing; dark one's own luck; fiendish resilience; hurl through hell; fiend spells: fiend warlock power
ritual adept; arcane recovery; scholar; memorize spell; spell mastery; signature spells; spellbook; expanding and
    replacing a spellbook: wizard book copy gold hours
potent cantrip; empowered evocation; overchannel; evocation savant: evoker more damage
subclass: pick path
epic boon: level 19 boon
boon of combat prowess: turn a miss into a hit
boon of dimensional travel: teleport after attack
boon of irresistible offense: ignore resistance
boon of spell recall: free spell slot
boon of the night spirit: merge with shadows invisible
acolyte; criminal; sage; soldier: background skills feat equipment gold
creature type; descriptive tags: what type undead humanoid
limited usage; recharge: dragon breath comes back roll dice start of turn
stat block overview; parts of a stat block; stat block: read monster entry
running a monster; equipping a monster with other items: dm loot weapons
equipment: starting gear
player character; nonplayer character; ally; enemy; adventure; campaign; encounter; creature: meaning term definition
cone; cube; cylinder; emanation; line; sphere: shape area how wide width
magical effect; possession; spell; weapon attack: definition

# Spells: more of what they do
befuddlement: brain damage mind shattered cannot cast make wizard dumb intellect charisma one
charm monster: make a beast or giant regard me as a friendly acquaintance
charm person: make a guard like me friend enchanted humanoid knows afterwards persuade shopkeeper
conjure celestial: pillar of angelic light radiant heal or hurt
conjure fey: call fairy spirit frightening psychic
conjure minor elementals: swirling spirits extra damage on my hits
conjure woodland beings: nature spirits around me hurt passing enemies
divine smite: paladin burst extra holy damage on a hit undead fiend
dominate beast: control an animal mind command attack
dominate monster: take control of any creature puppet
dominate person: control a human's actions puppet mind slave obey
floating disk: hovering platform carry heavy load treasure follow me
heal: restore 70 hit points end blindness deafness poison big cure
healing word: quick heal from a distance get fallen ally back up bonus action
hold monster: paralyze any creature freeze dragon
hold person: paralyze a humanoid cannot move bandit guard auto crit
major image: illusion with sound smell temperature move realistic monster fake
mass heal: restore 700 hit points divided among everyone
mass healing word: quick heal up to six allies at distance
mass suggestion: influence twelve people crowd to follow course of action
polymorph: turn enemy into a sheep rat turn ally into giant ape tyrannosaur beast form
prismatic spray: random multicolor rays different effects
prismatic wall: rainbow layered wall each color different
programmed illusion: triggered scripted illusion performance later
resurrection: dead for a century return to life restore missing parts
searing smite: weapon burns target keeps burning each turn
shining smite: weapon glow makes target visible attackers advantage
silent image: visual illusion no sound fake wall creature
suggestion: reasonable request make knight give away horse hypnotize compel
sunbeam: blinding ray of sunlight each turn undead vampire
sunburst: explosion of sunlight blinds many
transport via plants: step into one tree and out of another far away
tree stride: move from tree to tree inside forest
true polymorph: permanently become another creature or object turn rock into creature
true resurrection: bring back the dead after 200 years without a body full health
wall of ice: frozen barrier dome
wall of stone: create rock wall bridge ramp
wall of thorns: brambles hedge barrier pierce

# Monsters: more of what they look like and do
air elemental: living wind tornado hurls creatures
allosaurus: fast pack dinosaur theropod pounce
ankylosaurus: armored dinosaur club tail knocks prone
animated flying sword: floating blade attacks trap room
animated rug of smothering: carpet wraps suffocates
ape; giant ape: throws rocks climbs
awakened shrub: little talking bush
awakened tree: walking talking tree ally
axe beak: big flightless bird ostrich terror bird mount
baboon: little monkey
bandit captain: outlaw leader parries
bat; giant bat: flies at night hears without eyes
bearded devil: glaive wound bleeds beard poison can't regain
black bear; brown bear; polar bear: woodland forest grizzly arctic claws maul
black dragon wyrmling; young black dragon; adult black dragon; ancient black dragon: swamp dwelling acid-spitting evil
    reptile bog
black pudding: corrosive blob splits when cut eats weapons and armor climbs ceilings
blood hawk: aggressive red bird pack
blue dragon wyrmling; young blue dragon; adult blue dragon; ancient blue dragon: desert sand lightning-breathing
    burrows evil thunderbolt
bone devil: skeletal insect fiend stinger wings
brass dragon wyrmling; young brass dragon; adult brass dragon; ancient brass dragon: chatty friendly metallic desert
    sleep gas
bronze dragon wyrmling; young bronze dragon; adult bronze dragon; ancient bronze dragon: coast sea good metallic
    lightning repulsion push
camel: desert mount hump
cat: kitty house pet feline tiny
clay golem: made of mud sculpture haste reduces max hit points acid heals it
cloud giant: sky castle giant flings thunderous rocks fog misty
constrictor snake; giant constrictor snake: python anaconda squeeze crush coil
copper dragon wyrmling; young copper dragon; adult copper dragon; ancient copper dragon: prankster jokes metallic
    hills acid slow giggling
crocodile; giant crocodile: alligator river jaws holds breath drags
swarm of crawling claws: severed undead hands
cultist: evil worshipper fanatic dark god sect
cultist fanatic: cult leader spells hold command
deer; elk; giant elk: antlers hooves forest stag
deva: angel messenger mace holy shapechange heal
dire wolf: huge wolf knocks prone pack rides
dretch: weak stinking demon cloud fetid
eagle; giant eagle; hawk: bird of prey talons intelligent ally
earth elemental: living rock walks through stone destroys buildings
elephant; mammoth: trunk tusks trample gore
fire elemental: living flame sets things alight harmed by water
fire giant: forge smith blackened armor burning sword
flying snake: winged tiny poison
frost giant: viking ice arctic giant axe cold
shrieker fungus: screaming mushroom alarm light
violet fungus: rotting touch purple mushroom
ghast: stinking ghoul leader stench paralyze
ghoul: corpse-eating undead claws paralyze elves immune graveyard
giant badger; badger: burrowing furry tunnel
giant centipede: many-legged poisonous bug paralyze
giant fire beetle: glowing bug light glands
giant fly: vehicle mount insect
giant frog; frog; giant toad: tongue swallows hops pond
giant goat; goat: ram charges mountain sure-footed
giant hyena; hyena; jackal: scavenger pack rampage laugh
giant lizard; lizard: small reptile climbs
giant octopus; octopus: ink cloud tentacles grapple sea
giant owl; owl: silent night flyer doesn't provoke wise
giant rat; rat: sewer vermin disease bite rodent
giant scorpion; scorpion: claws sting venom desert
giant seahorse; seahorse: underwater mount
giant shark; hunter shark; reef shark: blood frenzy jaws ocean predator
giant spider; spider; giant wolf spider: web shot venom arachnid
giant venomous snake; venomous snake: viper cobra adder bite poison
giant vulture; vulture: carrion scavenger bird circling
giant wasp: stinging flying insect
giant weasel; weasel: small furry quick mustelid
glabrezu: four-armed pincers demon tempts wish
goblin minion; goblin warrior; goblin boss: small green nimble escape disengage hide gang leader
gold dragon wyrmling; young gold dragon; adult gold dragon; ancient gold dragon: noble wise good metallic
    fire-breathing weakening amphibious
gray ooze: looks like wet stone corrodes metal
green dragon wyrmling; young green dragon; adult green dragon; ancient green dragon: forest manipulative liar poison
    gas breathing evil
guardian naga: good snake protects temple spit poison spells
guard captain: head of the watch
hezrou: toad demon stench
hill giant: dumb big hungry giant club boulder
hobgoblin warrior; hobgoblin captain: disciplined goblinoid soldier military legion ally bonus damage
horned devil: tall tail winged fork infernal wound
ice devil: cold insect fiend spear wall of ice hell
imp: tiny winged devil familiar invisible shapeshift stinger raven spider
incubus; succubus: dream seducer charming fiend kiss drains temptation nightmare
iron golem: metal giant poison breath heals by fire magic resistant
lion; tiger; panther; saber-toothed tiger: big cat pounce roar fangs leap
marilith: six-armed snake demon swords
mastiff: guard dog hound trained
dust mephit; ice mephit; magma mephit; steam mephit: small winged elemental imp bursts when dies breath
minotaur of baphomet: bull-headed demon charge horns labyrinth axe
mule; pony; draft horse; riding horse; camel: pack animal mount carry
mummy: wrapped undead curse rot dreadful glare fire weakness
mummy lord: pharaoh undead priest heart whirlwind of sand rejuvenates
nalfeshnee: boar ape demon horror nimbus
ochre jelly: yellow acidic ooze splits lightning slashing
piranha; swarm of piranhas: bloodthirsty fish river
pit fiend: ruler of hell strongest devil general fear aura fireball poison bite
planetar: powerful angel knows lies
plesiosaurus: long-neck sea reptile
priest acolyte; priest: temple cleric npc heals prays
pteranodon: flying reptile dinosaur
quasit: tiny demon familiar shapechange invisible scare
raven; swarm of ravens: crow black bird mimics
red dragon wyrmling; young red dragon; adult red dragon; ancient red dragon: greedy fire-breathing mountain volcano
    treasure hoard evil most feared
rhinoceros; triceratops: horn charge
silver dragon wyrmling; young silver dragon; adult silver dragon; ancient silver dragon: friendly good metallic cold
    paralyze mountain clouds
skeleton; warhorse skeleton; minotaur skeleton: animated bones undead vulnerable to bludgeoning clattering
solar: mightiest angel god's champion slaying bow flying sword
specter; wraith: incorporeal spirit drains life sunlight sensitive raise dead as servants
sphinx of wonder; sphinx of lore; sphinx of valor: riddles guardian celestial lion roar
spirit naga: evil snake bite spells reborn
sprite: tiny fairy bow sleep poison heart sight
stone giant: mountain giant catches throws rocks
stone golem: carved statue slow magic immune
storm giant: ocean thunder lightning mightiest giant
tough; tough boss: street thug bruiser gang leader mafia
troll; troll limb: big green regenerates each turn stop healing with acid or fire limbs
vampire: dracula undead drinks blood charm turns to bat mist coffin stake running water invitation sunlight weakness
vampire spawn: lesser vampire thrall bite
vampire familiar: human servant of a vampire
vrock: vulture demon spores stunning screech
warrior infantry; warrior veteran: soldier mercenary trained army footman
warhorse: battle steed knight charge hooves
water elemental: living wave freeze drown whelm
werebear; wereboar; wererat; weretiger; werewolf: cursed human turns into animal full moon bite spreads silver hybrid
white dragon wyrmling; young white dragon; adult white dragon; ancient white dragon: arctic glacier ice walk
    cold-breathing stupid evil snow
wight: undead commander drains life sword bow raises zombies
wolf: pack hunter grey forest trip prone
zombie; ogre zombie: shambling walking dead refuses to die undead fortitude slow
animated object: chair table brought to life stat
otherworldly steed: summoned magical horse stats paladin mount
draconic spirit: summoned dragon stats
hunter shark: fish

# Magic items: more of what they do
ammunition, +1, +2, or +3: magical arrows bolts bonus
ammunition of slaying: arrow made to kill dragons or one kind of creature
armor of vulnerability: cursed resist one weak to two
arrow-catching shield: bonus against ranged pull arrows aimed at friends
bowl of commanding water elementals; brazier of commanding fire elementals; censer of controlling air elementals;
    stone of controlling earth elementals: call an elemental to serve
cloak of protection: +1 ac and saving throws
crystal ball; crystal ball of mind reading; crystal ball of telepathy; crystal ball of true seeing: fortune teller's
    orb scry watch
mysterious deck: draw cards wonderful or terrible fortunes donjon skull void
demon armor: spiky plate claws cursed can't remove
dragon slayer: extra damage against dragons
dwarven plate: strong armor reduce being moved
dwarven thrower: hammer flies back to hand bonus against giants
giant slayer: bonus damage topple giants
horseshoes of a zephyr: horse floats above ground crosses water
horseshoes of speed: faster mount
manual of bodily health; manual of gainful exercise; manual of quickness of action; tome of clear thought; tome of
    leadership and influence; tome of understanding: study book permanently raises score by 2
potion of animal friendship; potion of clairvoyance; potion of mind reading: drink cast spell without slot
potions of healing: how many hit points does a red drink restore greater superior supreme 2d4+2
ring of protection: +1 ac saves finger
shield of missile attraction: cursed attracts ranged weapons
staff of charming; staff of fire; staff of frost; staff of healing; staff of power; staff of swarming insects; staff
    of the magi; staff of the woodlands; staff of thunder and lightning: wizard's stick with charges
stone of good luck (luckstone): +1 to checks and saves lucky pebble
talisman of pure good; talisman of ultimate evil: cleric pit opens consumed
weapon, +1, +2, or +3; armor, +1, +2, or +3; shield, +1, +2, or +3: enchanted plus bonus gear
"""
