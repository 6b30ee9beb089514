/** What an answer of the classic service, or a command to it, is about. */
export type AnswerKind =
  | "network"
  | "gateway"
  | "sharedKey"
  | "ipsecParameters"
  | "connections"
  | "defaultSites"
  | "rootCertificates"
  | "securityGroup"
  | "routeTable"
  | "affinityGroup"
  /** A binding of a security group or a route table to a subnet. */
  | "binding"
  /** A rule of a group, or a route of a table, that stands apart from it. */
  | "rule"
  | "route"
  /** A command that only asks: what it asks for follows it. */
  | "question";
