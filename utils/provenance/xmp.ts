import { damaged } from './bytes';

/** Prefix of every IPTC digital source type (IPTC NewsCodes, `digitalsourcetype`). */
const SOURCE_TYPE_BASE = 'http://cv.iptc.org/newscodes/digitalsourcetype/';

/** Longest packet read or written, in bytes: it must fit one JPEG segment with its 29-byte header. */
export const MAX_PACKET_BYTES = 65_535 - 2 - 29;

/** What a file says about how it was made. */
export interface Provenance {
  /** Last part of the IPTC digital source type, for example `algorithmicallyEnhanced`. */
  digitalSourceType: string;
  /** The program that wrote the file; empty where the file does not say. */
  creatorTool: string;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/**
 * One XMP packet (ISO 16684-1) with exactly two properties: `Iptc4xmpExt:DigitalSourceType` and
 * `xmp:CreatorTool`. No date, no identifier, nothing that tells one user from another.
 */
export function writePacket(facts: Provenance): Uint8Array<ArrayBuffer> {
  const text = [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about=""',
    ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"',
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/">',
    `<Iptc4xmpExt:DigitalSourceType>${escapeXml(SOURCE_TYPE_BASE + facts.digitalSourceType)}`,
    '</Iptc4xmpExt:DigitalSourceType>',
    `<xmp:CreatorTool>${escapeXml(facts.creatorTool)}</xmp:CreatorTool>`,
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('');
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > MAX_PACKET_BYTES) throw damaged('xmp too long');
  return bytes;
}

/** A simple property's text, written as an element, as `rdf:resource` or as an attribute. */
function property(text: string, name: string): string | undefined {
  const element = new RegExp(`<${name}>([^<]{0,500})</${name}>`).exec(text);
  const resource = new RegExp(`<${name}\\s+rdf:resource=["']([^"'<]{0,500})["']`).exec(text);
  const attribute = new RegExp(`\\s${name}=["']([^"'<]{0,500})["']`).exec(text);
  const found = element?.[1] ?? resource?.[1] ?? attribute?.[1];
  return found === undefined ? undefined : unescapeXml(found.trim());
}

/**
 * What a packet says, or null when it names no digital source type. The usual namespace prefixes are
 * expected; the packet is text from a stranger, so only plain names come out of it.
 */
export function readPacket(packet: Uint8Array): Provenance | null {
  if (packet.length > MAX_PACKET_BYTES) return null;
  const text = new TextDecoder().decode(packet);
  const type = property(text, 'Iptc4xmpExt:DigitalSourceType');
  const match =
    /^https?:\/\/cv\.iptc\.org\/newscodes\/digitalsourcetype\/([A-Za-z]{1,64})\/?$/.exec(
      type ?? '',
    );
  if (!match?.[1]) return null;
  const tool = property(text, 'xmp:CreatorTool') ?? '';
  return { digitalSourceType: match[1], creatorTool: tool.slice(0, 200) };
}
