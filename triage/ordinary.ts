/**
 * Ordinary English words that are one letter away from a clinical one. They mean what they say: no correction. Found by
 * correcting the words of the corpora and of public texts about health, and reading what became of them.
 */
export const ordinaryWords: ReadonlySet<string> = new Set(
  `
abide abides acids actor addition adds adducted admit aging ahead aides aimed airways airy alice align alike alms aloe
aloud alter among angle angled angles anorexia aplastic appealing appear arches arcus argue arise arises arising arts
aseptic asexual aside asses assess atopic attach attaching attitude awaiting aware axonal backing backs badge bake
baked bakery baking balding baller balls bank banking banks banned bard barley barn barns barred barrow barth based
bases bath bathing bats batten battle beach beaded beads beaked beaking beams bean beans beating begin begun beings
belch bell bench better betting bikes bills bind binding binds bing birch birds bitch bits bitter blame bland blank
blast blasts blebs bled blends bling blink block blocking blocks blond bloom blows blunt blush boating boats boiling
boost boosts border borders borne both bots bounces bound bout bouts bowed bowing bowl bowls boxers bracing bran
branch branching brands brash brave bread breads breadth breech breeding bring brisk broad brocks broth brown bruit
brush brushing building bulbs bulking bulky burger buried bursa buses butter caged calm calming camp camping camps
canavan canes canker cannon cans cared career caries caring cars cart carve cases cash casting cater cease celled
certain chafing chaos chap chapped char charge charged charm charter cheat cheating checked checking chess chick china
chips chloride choice choose chops chores chose chubby clams clash class classes cleaned cleaning clear clearer cleft
clever climbs cling clips clocks clogs cloning closest cloth clothe clothing cloud clouded clump clumping clumps
clutter coach coarse coast coat coating coats codes coding coils colas coli colonic comb combs come comma committee
completion compliant conclusion cone cones cons construction consumer contain content contracts converting cooked
cooling cools copay copied coping copying cords core cores cornea corned corns coroner couch coumarin covert crash
craving cream creams creating creative creator crest crests crimes crises cross crowding crown crud crust crusted
crusting crutches cubicle cunt cupped curd curing curly curse curve curved curves curving cushing cussed cutis dander
dandy darier dates dawn dawned decade decaf decay deceased defect defends delicious deliver demo denies dens dense
denys dependant depraved dept depth derive derived descent desserts developed devil diary dicing dies dieta diluted
dimmer dive donor donors dosing dough dozed draft drawn dried droop droops drying dumb dumping dusk dwell earn earth
easing editing eight elections electron emery emission emotions encodes enlarges ensure ensuring enter equality errors
ethanol event events ewing exciting exit exits expensive explore explored exploring fabry facies fact facts factual
fades failing fails faint fair falters fancy fare farming farms farther fats feared fears feather fellow fence ferry
fetal fewer fight filing filmed finnish fiver fixing flakes flaking flapping flaps flash flavor fling flood flop
flours flower fluke flung flushing folks font forging format formed forming forth forum forums found fraction
fractures frank freed fried fright fuller fund funder funding funds fuse fused fuses gains gaps gargled gases gasped
gassed gaze generic genre genus getting gives glad gland globe gloved gown grading grant grants grasping grasses
graves greater greek grid groin grooved gross grouped growing grown gummy gutting habitus hack hacks hairline hall
halls handover hanger hangry harden hart hash hats haven healed healing hear heard hearing heart hearts hearty heat
heath heats heeled helio hence herb hills hint hobby holder hole hopes horn horns host hostel hosts housing hump hunt
hunter hunting imaging infect infecting infects infested inner inserts inspect interval inverted iridis irises jelly
joins joint jolly jones keats kinds king kinky kitten knead lability laces lacking lacks laing lakes lamin landry
langer lasting latter launch layer leach leading leads lean learned learning learns leash least legg letting lever
lied ligase light lighted lighting lightly liked limb limp linger lining link linked linking links listed lists litter
live lived lives loans lobation lobes locking locus logged logging logic logos loin looped looping loops loose losses
lots louse lowe lowers lyase maat mabry mail mailed major making malar males malin manic mans maple marked market
marking mars masked masks massages masses mater math maths mayer meaning meant meats meeting mega meier mended mercy
mere meta metal metals might milder mile miles miliary mill minding mines mining mint mints minus mistaken mitten
mixes modes molds moldy month moore moral morally more mount mouth movie mucous multiplex mumps myth named nares
narrow nearby neighbour neutron never newer nice nickel nicotina night nits none norman north noses notches noting
oats odor odors older olds olive oliver olives oops other others ouch ought ounce ours outlined overt ozone pace pages
paid paint painted painting paints pair pairs paring parks parry pars part parting partly parts passing pasta pasty
patched patent patents path patrol patting paused paying peach peaking peaks pearly peeling peer peers pence pending
penis peppers pets petting petty pieced pinch pinches ping pins pint pinto pipes pitches pits pitting placing plain
planet planing plants plas played plugs poach pocket pockets point polio polling poly pompe ponds pons pooed pools
poppy pores ports posed poses positron poster posting posts pots powder prank prayer preferred presses preview
pricking primates print prion probe prone prongs proof prop property pros protect proud prove pubic pured purely
purine quiet race races racism rack ragged rain rains rainy raising raking ranging ranks raphe rarest rating ratio
rats rave rayed rays reach reaches receives redacted refer refers reflex regain relapses relieved relieves rely
relying remained remaining removes render reset resort retain reuse reused reyes rick ridding ridge ridges right
rimmed ring ringed ringing rippling rise river roach roads robot rods roles rough round rounds route ruin ruled rush
rushing sacred sacrum safely sage saint sake sand sans scabbed scale scaling scalp scams scanner scare scarf scaring
scarred scarring scary scattered school scope score scored scores scoring scout scouts sealing seals seated seeds
seeking seeks seeming selection sella selling sells semen sending sends sense sensing sentience septa septin serine
serous serum serve serves sets setting sewing sexes sexist shade shades shaft shafts shake shaken shape shaping share
sharing shatter shawl shedding sheds sheep shelf shell shine shiner shiny shipping ships shirt shirting shoot shopping
short shorts shrinks shun shuns shunt shunting sickling sids sigh sight signing silver simple sine sing sipping
sitting size skill skilled skills skip skirt skirts slack slang slash slaughter sling slings sloping slowed slur small
smart smash smear smelling smith smoke smoother snacks snail snails snake snakes snappy sniff snowing snuffle soaps
soften sole soles solium solve some sorting sound south spacing spanning spans spare spares sparing speak spear speeds
spelling spells spend sperm spices spikes spiral splenic splinting spoiled spoke spokes spores sport sporting spotting
springs stable staff staged staging staining stains stair stairs stake stale stapes staph star starch starches stars
stash stat state stated states stating stave steak stems stenting steve stickler sticks stilted sting stinging
stocking stoke stone stood stooped store stored stores storing storm story stove strand straps strike string strode
strokes stuart stubby stud stuff sturdy stutter style styles suction suite suits sulfite sulking sunds sure swam sway
swear sweep sweet swine swing swings switches tabes tables tackles tagging taint taking tale talked tangles tans
taping tapping tasked tasks tasting tasty taxes teach teal teas tech teens teeth tends tense tensing terse texting
thee thicken thing thor thorough though threat thrombin thus tier till tilt timing tipped tipping title titled titles
toast token tones tool tools tooth topical tops torch tough traced trachea tract tracts trade trail trained trait trap
trapping traps trash traveling treacher treason triad trick tricked tricks tries trifle trip tripping trips trucker
trunk trusts tubs twitches typus unclear urate urge users usted vague valgum valve varies vary vending veno vernal
vets vial vital void wager waist waiting walker walled wandering wanting wards warms warns warts wash washed washes
wastes waves waxes wear wearing weaver webbing wedding wedging week weep west whale wheat wherever whose widen widow
width wiggle wiggling willing winds wing winged winging wings winning wins wires wiring wiser wives wolman women
wondered wonders worlds worries worsen worth would writes writhing written yearly youth zing
`
    .trim()
    .split(/\s+/),
);
