/** Latitude and longitude of the provincial capitals, in degrees: near enough to tell which warehouse is closer. */
const places: Readonly<Record<string, readonly [number, number]>> = {
  北京: [39.9, 116.4],
  天津: [39.1, 117.2],
  河北: [38.0, 114.5],
  山西: [37.9, 112.5],
  内蒙古: [40.8, 111.7],
  辽宁: [41.8, 123.4],
  吉林: [43.9, 125.3],
  黑龙江: [45.8, 126.5],
  上海: [31.2, 121.5],
  江苏: [32.1, 118.8],
  浙江: [30.3, 120.2],
  安徽: [31.8, 117.3],
  福建: [26.1, 119.3],
  江西: [28.7, 115.9],
  山东: [36.7, 117.0],
  河南: [34.8, 113.7],
  湖北: [30.6, 114.3],
  湖南: [28.2, 113.0],
  广东: [23.1, 113.3],
  广西: [22.8, 108.4],
  海南: [20.0, 110.3],
  重庆: [29.6, 106.5],
  四川: [30.7, 104.1],
  贵州: [26.6, 106.7],
  云南: [25.0, 102.7],
  西藏: [29.7, 91.1],
  陕西: [34.3, 108.9],
  甘肃: [36.1, 103.8],
  青海: [36.6, 101.8],
  宁夏: [38.5, 106.2],
  新疆: [43.8, 87.6],
  台湾: [25.0, 121.5],
  香港: [22.3, 114.2],
  澳门: [22.2, 113.5],
};

const earthRadius = 6371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** The short name of a province: 江苏省 and 江苏 are one. */
export function shortProvince(name: string): string {
  return name.trim().replace(/(壮族|回族|维吾尔)?自治区$|特别行政区$|[省市]$/, '');
}

export const provinceNames: readonly string[] = Object.keys(places);

/** Kilometres as the crow flies between two provinces; undefined where one is not known. */
export function distanceBetween(one: string, other: string): number | undefined {
  const from = places[shortProvince(one)];
  const to = places[shortProvince(other)];
  if (!from || !to) return undefined;
  const half = (a: number, b: number) => Math.sin(radians(b - a) / 2) ** 2;
  const along = half(from[0], to[0]) + Math.cos(radians(from[0])) * Math.cos(radians(to[0])) * half(from[1], to[1]);
  return Math.round(2 * earthRadius * Math.asin(Math.sqrt(along)));
}
