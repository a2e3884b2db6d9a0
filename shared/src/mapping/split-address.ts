import { municipalities, provinces } from './provinces.ts';

export interface SplitAddress {
  readonly province: string | null;
  readonly city: string | null;
  readonly district: string | null;
  /** What is left. */
  readonly detail: string | null;
}

const separators = /^[\s,，、/|·>\\-]+/;
// The shortest beginning that ends like the name of a city; a 州 that is followed by 市 is only a part of one.
const cityName = /^[^\s,，/|]{2,10}?(?:自治州|地区|盟|市|州(?!市))/;
const districtName = /^[^\s,，/|]{1,14}?(?:自治县|自治旗|新区|林区|特区|区|县|市|旗)/;
/** A road or a village within a name means that the name is none of a city. */
const goesTooFar = /[^\s][镇乡路街巷号村区县][^\s]/;

/** Province, city and district of a Chinese address by their endings; what is not written is null, nothing is guessed. */
export function splitAddress(address: string): SplitAddress {
  // The fields of one message ask for the parts of the same address, one after the other.
  if (address !== last.address) last = { address, parts: split(address) };
  return last.parts;
}

let last: { readonly address: string; readonly parts: SplitAddress } = {
  address: '',
  parts: { province: null, city: null, district: null, detail: null },
};

function split(address: string): SplitAddress {
  const whole = address
    .trim()
    .replace(/^(?:中华人民共和国|中国)/, '')
    .replace(separators, '');
  const first = takeProvince(whole);
  const second = takeCity(first.rest, first.name);
  const third = takeDistrict(second.rest);
  return { province: first.name, city: second.name, district: third.name, detail: third.rest === '' ? null : third.rest };
}

interface Taken {
  readonly name: string | null;
  readonly rest: string;
}

function after(text: string, length: number): string {
  return text.slice(length).replace(separators, '');
}

function takeProvince(text: string): Taken {
  for (const [full, short] of provinces) {
    if (text.startsWith(full)) return { name: full, rest: after(text, full.length) };
    const next = text.startsWith(short) ? text.slice(short.length) : undefined;
    // 海南藏族自治州 is not in 海南, 吉林市 is in 吉林.
    if (next === undefined || /^.{1,3}族自治/.test(next)) continue;
    return { name: full, rest: next.startsWith('市') ? text : after(next, /^(?:省|自治区)?/.exec(next)?.[0].length ?? 0) };
  }
  return { name: null, rest: text };
}

function takeCity(text: string, province: string | null): Taken {
  if (province !== null && municipalities.has(province)) {
    const repeated = [province, province.slice(0, -1), '市辖区', '县'].find((word) => text.startsWith(word) && !isDistrict(text, word));
    return { name: province, rest: repeated === undefined ? text : after(text, repeated.length) };
  }
  const found = cityName.exec(text)?.[0];
  // In 萧山区市心路 the 市 begins the name of a road.
  if (found === undefined || goesTooFar.test(found.slice(0, -1)) || /[区县]市$/.test(found)) return { name: null, rest: text };
  // 市 before 区 belongs to a district such as 沙市区.
  if (found.endsWith('市') && text[found.length] === '区' && found.length <= 2) return { name: null, rest: text };
  return { name: found, rest: after(text, found.length) };
}

/** 北京 in 北京经济技术开发区 is a part of the district's name. */
function isDistrict(text: string, word: string): boolean {
  return !word.endsWith('市') && !word.endsWith('区') && /^[^\s,，/|路街镇乡]{0,10}(?:开发区|新区)/.test(text.slice(word.length));
}

function takeDistrict(given: string): Taken {
  const text = given.replace(/^市辖区/, '').replace(separators, '');
  let found = districtName.exec(text)?.[0];
  if (found === undefined) return { name: null, rest: text };
  // 沙市区, 津市市: the first ending is only a part of the name.
  const next = text[found.length];
  if (found.length === 2 && found.endsWith('市') && (next === '区' || next === '市')) found += next;
  if (goesTooFar.test(found.slice(0, -1))) return { name: null, rest: text };
  return { name: found, rest: after(text, found.length) };
}
