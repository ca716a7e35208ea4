/**
 * Words that tell languages apart, lower case and without diacritics.
 * `strong` words hardly occur in another language that patients here write; `weak` ones may.
 * English needs no strong words: text is English unless something speaks against it.
 */

export interface LanguageWords {
  strong: string;
  weak: string;
}

/** Common English words, also the ones of symptoms: they outvote a look-alike from another language. */
export const englishWords = `
a about after again ago ain't all also am an and any anyone are aren't arm arms as asap at away baby back bad be because been before belly
better big bit bleeding blood blue body both boy breath breathe breathing but by call came can can't cannot cant chest child cold come coming
could couldn't cough dad daughter day days did didn't die do doctor does doesn't doing don't dont down drink eat every eye eyes face fell feel
feeling feels felt fever few fine first fine for friend from full get gets getting girl give go goes going gone good got had hand has hasn't have haven't
having he he's head headache heart hello help her here hers hi high him his hot hour hours how hurt hurting hurts husband i i'd i'll i'm i've
if ill im in into is isn't it it's its ive just keep keeps kid kind know last left leg legs less like little long look lot low lying man many may me
medicine mom month months more morning mother mouth much mum my need never new night no not nothing now nurse of off ok okay old on once one only
or other our out over pain pains people period pill pills please pregnant really red right said same say says see seems she she's should sick side
since skin sleep so some someone something son sore sorry still stomach stop stopped sudden suddenly sure swollen take taken taking tell than thank
thanks that that's the their them then there they thing think this those thought throat throwing tight time tired to today tonight too took
tummy turn two under until up us use very want was wasn't water we week weeks weird well went were what when where which while white who why wife
will with woke woman won't wont work worse worst would wrong year years yes yesterday you your
`;

/** Spelt like an English word, a name or an abbreviation: weak wherever they stand. */
export const homographs = `
hospital doctor persona tos vas soy del sudo favor mas va se me ver del pasa paso boca voy nena usted tome mate mano manos pie llama nada dedo mama nina papa costa mejor
be them the non y chan gay gap ma vi ran van bac tim di oi te em co dot den lam con hon tu gan mat rat thap sang song sung hen dung bung phat dang bong day may tai sinh hong phong tung lau hom tui tren tay
mon te demo asa kyu chi ore kara mou ude ashi kao haha shite hara
kind com ele male da am pot nu cap fe san may dan li ka gen het met wil er der pain fait sur il mal est cap leo var tet ap jest sie ate cok bir mir pas chest mine main art man war hat
`;

export const latinLanguages: Readonly<Record<string, LanguageWords>> = {
  es: {
    strong: `
      abuela abuelo acabo ademas ahogo ahora alergia algo anoche antes aqui asi aunque ayer ayuda ayudame ayudenme barriga bebe bien boca brazo brazos cabeza cara casi
      cosa cuando cuantas cuanto cual cuello cuerpo dedo dejar del desde desmaya desmayado desmayo despierta despues diarrea dias dificultad digo doctora dolor dolores
      donde duele duelen durmio ella ellos embarazada embarazo emergencia enfermera enfermero enferma enfermo entonces entumecida entumecido escalofrios escupido ese eso
      espalda esposa esposo esta estaba estan estar estas este esto estoy estomago estornudo falta favor fiebre fuerte garganta gracias gusta
      habla hablar hace hacer hago hermana hermano hija hijo hincha hinchada hinchado hinchados hola hombro hombre hora horas hospital hoy infarto izquierda izquierdo
      labio labios latidos lengua levantar llama llamar llevo llora luego malo mama mamá manana mano manos marea mareada mareado mareo mas matarme me medicamento
      medicina medico mejor meses mi mis mientras morir morirme mucha muchas mucho muchos muero muerte mujer muy nada nadie nariz nauseas necesito nena nene
      nina nino ninguna ninguno ojo ojos orina otra otro palpitaciones parece parto pasa paso pastilla pastillas pecho pero persona pie piel pierna piernas pis poco podria porque
      puede puedo pulso que quien quiero quita quitarme rato respira respirar respiro ronchas sangrado sangra sangrando sangre se semana semanas senora ser siempre siento
      siente siguen sigue sobre sobredosis soy suicidarme sudor sudando sudo suda tambien tengo tiene tienen toda todas todavia todo todos toma tomar tome tomo torax tos trabajo traga tragar
      tuve tuvo una unas uno unos usted vas veces ver veo vez vida vivir vomita vomitando vomito yo
      convulsion convulsiona convulsionando manchas mancha torcida torcido costado espumarajo atraganto atragantado atragantando trago tragado habitacion opresion aprieta
      pongo puso dije dijo volvi quedo quede dio dieron empezo empece siendo vine viene vino voy va vamos padre madre papa tia tio suegra vecino vecina`,
    weak: 'a al algun con da de di el en entre es fue ha han hay he la las le les lo los me mi ni no nos o para por pues se si sin son su sus te ti tu tus un ya y peor mal dos tres nuevo meses dia emergencias ardor comida',
  },
  vi: {
    strong: `
      anh bac bao bau benh bieu bong bung buon bung chan chay chet chi chieu cho chua chuyen chong chung chuot chuyen co cua cung cuoi cuu dang dau day
      dem den di dien dot duoc dung duong em gap gay gio giup gan hen hien hoi hom hong hon khac kham khi kho khong khoc kiet lai lam lanh lau lien luc luon luoi ma mach mat mau meo mieng minh moi moc
      muon nang nao nam ngat nay ngay nghe nghen nghi ngoai ngon ngu nguc nguoi nhieu nhin nho nhung nhu nhuc noi nong nua nuot nuoc nut oi ong phai phat phong qua quen rang rat rieng roi rung sang
      sao sau sinh sot sung suc tai tay tham thay thai thang the them thi thich thoi thuoc tieng tim toan toc toi tren trong truoc tu tui tung tuoi tu uong vay van vao vet vi viec vo voi vua xin xit xuong y
      chau cau dua bup con be ngua nguyen ruot troi trai te liet ran ri dong gat thuong ngung ngot tut te mui oi mua non thap dot quy`,
    weak: 'a ai an ba be bi chu co con da de do e gi hay hat ho k ko la long ma me met mo nha run san so tao ta tho to toi va dc r ak a cap cao het that thap tin xe',
  },
  ja: {
    strong: `
      watashi watashiwa boku ore kodomo musume musuko haha chichi otto tsuma akachan akachan desu masu mashita masen arimasu arimasen imasu shimasu shite shimashita shinai nai nain nakute
      itai itakute itamu itami kurushii kurushikute kurushi mune atama onaka hara senaka nodo kao ude ashi hidari migi te kokyu kokyuu iki ikigurushii dekinai dekimasen dekinakute
      netsu hatsunetsu ketsueki chi shukketsu tomaranai hakike haita haku memai ishiki shibire shibireru shindoi kibun warui yobikakete nomikonda nomisugita kusuri kyu kyuukyuusha kyukyusha tasukete onegai onegaishimasu
      shinitai jisatsu keiren hikitsuke hassa zensoku taionkei kakkete totsuzen kyuuni kyu ni sakki kara kinou kyou asa yoru jikan zutto totemo sugoku hidoi mou demo sorede dakara
      nakanai nemutteru okinai ugokanai ugokanakunatta ronretsu roretsu mawaranai hiyaase aseru aokunatte chanoze kuchibiru shita harete jinmashin arerugii hachi sasareta ninshin`,
    weak: 'ga wa wo ni no de to mo ka ne yo te da na kono sono ano nani dare itsu doko naze',
  },
  // What follows is read by nobody here: any of these languages is `other`.
  fr: {
    strong: `je j'ai jai suis mon ma mes vous nous avec pour pas depuis tres c'est n'arrive mal poitrine tete respirer fievre enfant elle une est sont dans sur beaucoup aide bonjour douleur ventre medecin cette mais aussi quand
      il fait mange peux veux mourir bras gauche`,
    weak: 'le la les de du des un et me on que qui en au a son plus',
  },
  de: {
    strong: `ich habe mein meine nicht und ist der das mit seit sehr auch kann keine luft schmerzen brustschmerzen kopfschmerzen fieber mir mich ein eine bitte hilfe bauch kind tochter sohn er sie wir aber oder wenn weil stark
      atmen brust arzt heute gestern`,
    weak: 'die was war hat in an am im so es du zu auf',
  },
  pt: {
    strong: `nao tenho estou meu minha dor peito uma voce com muito muita filho filha febre respirar ele ela obrigado obrigada desde ontem cabeca mae pai dores faz ajuda quero morrer consigo sinto perna braco esquerdo
      gravida sangue estomago eu isso`,
    weak: 'de do da o a os as no na em um e que se para por me mas',
  },
  it: {
    strong: `ho mio mia sono non petto dolore respirare respiro febbre figlio figlia aiuto molto della del che gli male testa braccio sinistro da ieri oggi voglio morire sangue pancia mal anche perche`,
    weak: 'di il la lo le un una e mi si con per in a',
  },
  nl: {
    strong: `ik heb mijn niet een het ben met pijn borst hoofd koorts kan niet ademen adem sinds vandaag gisteren erg kind dochter zoon maar ook wil dood hulp buik`,
    weak: 'de is in en op van te',
  },
  tl: {
    strong: `ako ko ang ng mga po opo hindi masakit dibdib ulo tiyan anak nanay tatay lagnat huminga hirap makahinga kasi yung siya niya namin wala may kailangan tulong gusto mamatay dugo po kahapon ngayon kaliwa braso`,
    weak: 'sa na at ay si pa ba din',
  },
  pl: {
    strong: `boli mnie mam nie jest sie bardzo klatka klatce piersiowa oddychac dziecko moja moj goraczka glowa brzuch od wczoraj dzisiaj pomocy prosze jestem moge corka syn krew`,
    weak: 'w z i na do to o za po',
  },
  id: {
    strong: `saya aku tidak bisa nafas napas bernapas sakit dada kepala perut anak demam yang dan dengan ini itu sudah tolong ibu ayah sesak mau mati darah kemarin hari sejak lengan kiri sangat`,
    weak: 'di ke ada dari',
  },
  tr: {
    strong: `gogsum agriyor nefes alamiyorum cok var yok bir basim karnim ates cocugum annem babam yardim lutfen agrisi gogus bugun dun ben benim degil`,
    weak: 've bu da ne mi',
  },
  ht: {
    strong: `mwen doule pwatrin tet fe lafyev pitit respire ka paka gen nan li ap tanpri ede souple vant san manman`,
    weak: 'm yo pa se',
  },
  ro: {
    strong: `ma doare pieptul nu pot respira sunt foarte este copilul febra cap am mea meu ajutor durere stomac`,
    weak: 'si de la un cu in',
  },
  sw: {
    strong: `nina maumivu kifua kichwa mtoto wangu homa kupumua siwezi tumbo tafadhali msaada mimi sana damu leo jana`,
    weak: 'ya wa na kwa ni',
  },
};
