import type { BgpPeeringAddress, BgpSpeaker } from "../../../model/bgp.ts";
import { address, addresses, text, wholeNumber } from "./codecs.ts";
import { type AnyFields, fieldsOf } from "./field.ts";

const speaker = fieldsOf<BgpSpeaker>();
const instance = fieldsOf<BgpPeeringAddress>();

/** `bgpSettings` of a gateway or a local network gateway. */
export const bgpFields: AnyFields = [
  speaker.value("asn", "asn", wholeNumber),
  speaker.value("peeringAddress", "bgpPeeringAddress", addresses),
  speaker.value("peerWeight", "peerWeight", wholeNumber),
  speaker.parts("peeringAddresses", "bgpPeeringAddresses", [
    instance.value("configurationId", "ipconfigurationId", text),
    instance.values("customAddresses", "customBgpIpAddresses", address),
  ]),
];
