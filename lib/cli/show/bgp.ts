import type { BgpSpeaker } from "../../model/bgp.ts";
import { isUnresolved, type Stated } from "../../model/stated.ts";
import type { Row } from "./block.ts";
import { listText, notStated, partText, row, statedText } from "./stated.ts";

/** Whether routes are exchanged, and the end of the sessions, in one row. */
export function bgpRow(
  bgp: Stated<boolean> | undefined,
  speaker: Stated<BgpSpeaker> | undefined,
  label = "BGP",
): Row | undefined {
  if (bgp === undefined && speaker === undefined) return undefined;
  const state = bgp === undefined ? [] : [isUnresolved(bgp) ? statedText(bgp) : bgp ? "on" : "off"];
  if (speaker === undefined) return row(label, ...state);
  if (isUnresolved(speaker)) return row(label, [...state, statedText(speaker)].join("; "));
  return row(label, [...state, speakerText(speaker)].filter((part) => part !== "").join("; "), ...instances(speaker));
}

/** A row that says that it is not stated whether routes are exchanged. */
export const bgpNotStated: Row = { label: "BGP", lines: [notStated], quiet: true };

function speakerText({ asn, peeringAddress, peerWeight }: BgpSpeaker): string {
  return [
    ...(asn === undefined ? [] : [`AS ${partText(asn)}`]),
    ...(peeringAddress === undefined ? [] : [`peering address ${partText(peeringAddress)}`]),
    ...(peerWeight === undefined ? [] : [`weight ${partText(peerWeight)}`]),
  ].join(", ");
}

function instances({ peeringAddresses = [] }: BgpSpeaker): readonly string[] {
  return peeringAddresses
    .filter(({ customAddresses = [] }) => customAddresses.length > 0)
    .map(({ configurationId, customAddresses = [] }) => {
      const where = configurationId === undefined ? "" : ` at ${partText(configurationId)}`;
      return `${listText(customAddresses)}${where}`;
    });
}
