/** Ordinary English words that are one letter away from a clinical one. They mean what they say: no correction. */
export const ordinaryWords: ReadonlySet<string> = new Set(
  `
acids adds adducted admit ahead aides airways alice alms alter among angle angles anorexia appear arches aseptic aside
attach aware backing balls bank barley bath bats battle beach beads bean beans beating begin begun bell bench better
betting bikes bills bind binding bing birds bitch bits bitter blame blank blast blasts bling blink block blocking
blocks blond bloom blows boating boiling boost border both bound bout bowed bowing bracing branch branching brash
bread breads breadth breeding bring broad brocks broth brown brush brushing building bulbs bulking burger buried bursa
butter calm camp canker cannon career caries caring cars cart cash cease celled certain chaos charge charged cheat
checked checking chess china chips chloride choice choose chose clash class classes cleaned cleaning clear clearer
cleft cling clips cloning closest cloth clothe clothing cloud clump clumps coach coarse coast coating coats coding
comb come committee compliant cones consumer contain content cooling copied coping cords core cornea couch crash
craving cream creams creating creative creator crimes crises cross crown crust crusted crusting curing curve curved
curves curving cushing dawn decade deliver denies dense dependant depth derive developed devil diary dies dieta
diluted dive donor donors dosing dough drawn dried drying dumb earth eight emotions encodes enlarges ethanol event
exit exits explore explored exploring facts failing faint farther fats fence fetal fewer fight filing flapping flash
fling flood flower format formed forth found fractures frank fried funding fused fuses gaps generic getting gives
gland gloved grasping greek groin growing grown hairline hall harden hart hats haven healed healing hear heard hearing
heart hearts hearty heat hence hies hills hint hole host hunter imaging infecting inner jelly joins joint keats kinds
king kitten lability lacking lacks landry lasting leach leads lean learning leash least letting lever light lighted
lightly limb limp lining links listed lists litter live lived lives locking logic loin loose louse making manic mans
maple marked market marking mars math meaning meant meeting metal metals might mining mint minus mistaken mitten mixes
month moore morally more mount mouth movie mucous multiplex mumps myth nearby neighbour never newer nice nickel
nicotina night none norman north odor odors older olds olive other others ounce overt paid paint painted painting paints pair
pairs part parts passing pasta pasty patched path patting paused paying peach peeling pence penis peppers pets petting
petty pinch ping pint pipes pits placing plain planet plants plugs poach pocket pockets point posting powder presses
print prion prone proof prop property proud purely quiet race races racism ragged rain raising rarest rating rats rays
reach reaches receives refer reflex regain relapses relieved relieves removes reset resort retain reused ridge right
ring ringing rise river roach robot rough round route ruled rush rushing safely saint sake sand scale scalp scams
scare scarf scarred scary scattered school scope score scored sealing seeds seeking seeks sella selling semen sending
sends sense sentience septa septin serous setting shade shades shaft shake shaken shape share sharing shatter shawl
shelf shine shiny shirt shirting shopping short shunt shunting sids sight silver sing sitting size skilled skills skip
skirt slack slash sloping slowed small smart smash smear smelling smoke snacks snail snake snakes soften sole soles
solve some sorting sound south spare speak spear spelling spells spend spikes splinting spoke sport spotting stable
staff staged staging staining stair stairs stake stale stapes staph star stars stash stat states steak steve sting
stinging stoke stone stood stooped store stored storm story stove strike string strode stuart stuff sturdy stutter
suction sunds sure swear sweet swing swings switches tables taint taking tangles tans tasting tasty taxes teach teas
teeth tends tense thicken thing thorough though till toast token tool tools tooth topical torch tough trachea tract
tracts trade trait trap traps trash triad tricks tries trip tripping trunk twitches urge usted vague valgum valve
varies vial vital waist waiting walker wandering wanting warts wash washed washes wastes waves waxes wear wearing
wedding week wheat widen widow width wing wires wives women worries worsen worth would writhing written yearly youth
`
    .trim()
    .split(/\s+/),
);
