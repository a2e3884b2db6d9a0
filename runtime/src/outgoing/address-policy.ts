import ipaddr from 'ipaddr.js';

/** Which addresses calls to the outside may reach: the public ones, and what the tenant named. */
export interface AddressPolicy {
  /** `host` as the caller wrote it, `address` as it was resolved. */
  permits(host: string, address: string): boolean;
}

type Range = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

const hostName = /^(?!-)[a-z0-9_-]+(\.[a-z0-9_-]+)*$/;

/** An address, a range in CIDR notation or a host name, in the form it is kept in; undefined when it is none of these. */
export function normalAllowance(text: string): string | undefined {
  const entry = text.trim().toLowerCase();
  if (ipaddr.isValidCIDR(entry)) return entry;
  if (ipaddr.isValid(entry)) return ipaddr.process(entry).toString();
  return hostName.test(entry) ? entry : undefined;
}

/**
 * Only global unicast is public: private, loopback, link-local (metadata services live there), multicast, shared carrier addresses,
 * and every form of IPv6 that embeds or tunnels IPv4 are not. IPv4-mapped IPv6 counts as the IPv4 address it is.
 */
export function createAddressPolicy(allowed: readonly string[]): AddressPolicy {
  const hosts = new Set(allowed);
  const ranges = allowed.flatMap((entry): Range[] => (ipaddr.isValidCIDR(entry) ? [rangeOf(entry)] : []));
  return {
    permits(host, address) {
      if (!ipaddr.isValid(address)) return false;
      const found = ipaddr.process(address);
      if (found.range() === 'unicast' || hosts.has(host.toLowerCase()) || hosts.has(found.toString())) return true;
      return ranges.some(([base, bits]) => base.kind() === found.kind() && found.match(base, bits));
    },
  };
}

function rangeOf(entry: string): Range {
  const [address, bits] = ipaddr.parseCIDR(entry);
  const plain = ipaddr.process(address.toString());
  return plain.kind() === address.kind() ? [address, bits] : [plain, Math.max(0, bits - 96)];
}
