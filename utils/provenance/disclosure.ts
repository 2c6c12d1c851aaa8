import type { Disclosure } from '@/utils/history/schema';

/**
 * How a result must be declared, from how far its look goes from a photograph. A look that computes
 * with palettes, grain and curves is `algorithmicallyEnhanced` (IPTC "Algorithmically-altered media"):
 * no trained model took part, so a site's AI label is not due. Both trained kinds are due one
 * (EU AI Act, article 50; the sites' own rules).
 */
export function disclosureFor(degree: Disclosure['digitalSourceType']): Disclosure {
  return { digitalSourceType: degree, aiLabelDue: degree !== 'algorithmicallyEnhanced' };
}
