/**
 * Common family names that are no English words: a capital is enough for them to be names. By region of origin, so that
 * a reader sees who is covered: none of the registries of given names has Vietnamese, Japanese or Indian family names.
 */
const families = `
  johnson williams davis garcia rodriguez martinez hernandez lopez gonzalez anderson thomas moore jackson thompson
  sanchez ramirez robinson lewis allen scott torres nguyen flores campbell mitchell roberts gomez phillips evans diaz
  edwards collins reyes stewart cruz morales murphy rogers gutierrez ortiz peterson kelly ramos watson mendoza ruiz hughes
  alvarez castillo patel myers jimenez bennett mendez vasquez romero fernandez herrera medina aguilar guzman munoz
  castro vargas delgado soto contreras guerrero rojas sandoval maldonado acosta rios estrada ortega nunez vega
  salazar cervantes dominguez velasquez alvarado padilla cabrera espinoza fuentes figueroa
  tran pham huynh hoang phan vu vo dang bui duong ngo trinh dinh truong
  wang zhang liu chen yang huang zhao wu zhou xu zhu guo lin luo zheng liang xie tang deng feng cheng peng lu cai wong cheung
  leung chow kim choi jung jeong kang cho yoon lim hwang shin kwon
  sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi matsumoto
  inoue kimura hayashi shimizu saito mori ikeda hashimoto ishikawa ogawa okada hasegawa nakajima fujita endo
  singh kumar sharma gupta verma reddy rao nair menon iyer iyengar srinivasan krishnamurthy venkataraman subramanian
  mukherjee chatterjee banerjee bose ghosh desai mehta shah joshi kulkarni agarwal kapoor malhotra chopra bhatt pillai
  khan ahmed hussain hussein ali hassan rahman islam chowdhury siddiqui qureshi malik mahmoud ibrahim abdullah mohamed
  mohammed haddad khoury nasser farah abdi yilmaz demir
  okafor adeyemi okonkwo eze mensah owusu boateng osei asante diallo traore ndiaye mwangi kamau wanjiru otieno abebe tesfaye
  kowalski nowak wisniewski ivanov petrov petrova smirnov kuznetsov popov novak horvat kovacs petrenko shevchenko
  muller schmidt schneider hoffmann schulz dubois lefebvre rossi ferrari esposito silva santos oliveira pereira ferreira
  andersson johansson nilsson larsson hansen olsen larsen obrien o'brien o'connor o'neill o'malley o'sullivan mcdonald
  mccarthy mckenzie macdonald fitzgerald gallagher sullivan kennedy`;

const familyNames: ReadonlySet<string> = new Set(families.split(/\s+/).filter(Boolean));

const bare = (lower: string): string => lower.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');

/** Accents or none: "Nguyễn" and "nguyen". */
export const isFamilyName = (lower: string): boolean => familyNames.has(lower) || familyNames.has(bare(lower));
