/** Every code that nettrans can give. A retired code is never used again. */
export type Code =
  // source: decoding and parsing
  | "NT1001" // text-not-decodable
  | "NT1002" // encoding-declaration-wrong
  | "NT1003" // syntax-unknown
  | "NT1010" // xml-not-well-formed
  | "NT1011" // xml-doctype-refused
  | "NT1012" // xml-name-refused
  | "NT1013" // xml-blank-before-declaration
  | "NT1020" // json-not-well-formed
  | "NT1021" // json-lenient-syntax
  | "NT1022" // json-duplicate-name
  | "NT1030" // input-too-large
  // which format
  | "NT1101" // format-unknown
  | "NT1102" // look-alike-refused
  | "NT1103" // formats-mixed
  | "NT1104" // format-not-supported
  // reading netcfg
  | "NT2001" // fragment
  | "NT2002" // namespace-unexpected
  | "NT2003" // element-unknown
  | "NT2004" // attribute-unknown
  | "NT2005" // text-unexpected
  | "NT2006" // setting-repeated
  | "NT2007" // name-missing
  | "NT2008" // name-repeated
  | "NT2009" // location-unclear
  | "NT2010" // address-not-ipv4
  | "NT2011" // prefix-not-ipv4
  | "NT2012" // prefix-canonicalised
  | "NT2014" // reference-unresolved
  | "NT2015" // connection-type-unknown
  | "NT2016" // subnet-prefix-count
  | "NT2017" // value-missing
  | "NT2018" // vnet-to-vnet-recognised
  | "NT2019" // vnet-to-vnet-suspected
  // evaluating templates
  | "NT2401" // expression-not-well-formed
  | "NT2402" // expression-fails
  | "NT2403" // function-unknown
  | "NT2404" // value-depends-on-itself
  | "NT2405" // parameter-value-missing
  | "NT2406" // parameter-value-refused
  | "NT2407" // parameter-not-declared
  | "NT2408" // condition-not-known
  | "NT2409" // copy-count-not-known
  | "NT2410" // copy-count-refused
  | "NT2411" // template-structure-broken
  | "NT2412" // template-too-large
  | "NT2413" // template-linked
  // converting: losses, by what is at stake
  | "NT3001" // security-setting-dropped
  | "NT3002" // connectivity-setting-dropped
  | "NT3003" // descriptive-setting-dropped
  | "NT3004" // security-setting-approximated
  | "NT3005" // connectivity-setting-approximated
  | "NT3006" // descriptive-setting-approximated
  // writing ARM
  | "NT3101" // name-changed
  | "NT3102" // gateway-subnet-missing
  | "NT3103" // gateway-subnet-small
  | "NT3104" // value-becomes-parameter
  | "NT3106" // transit-route-lost
  | "NT3107" // template-limit-exceeded
  | "NT3108" // site-not-used
  | "NT3109"; // gateway-not-created
