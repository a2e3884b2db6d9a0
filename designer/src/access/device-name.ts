const browsers = [
  ['Edge', /Edg/],
  ['WeCom', /wxwork/],
  ['WeChat', /MicroMessenger/],
  ['Firefox', /Firefox|FxiOS/],
  ['Chrome', /Chrome|CriOS/],
  ['Safari', /Safari/],
] as const;
const systems = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['HarmonyOS', /HarmonyOS|OpenHarmony/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS/],
  ['Linux', /Linux/],
] as const;

/** A browser and its system as people call them; empty when neither is known. */
export function deviceName(agent: string): string {
  const named = [browsers, systems].map((list) => list.find(([, sign]) => sign.test(agent))?.[0]);
  return named.filter((name) => name !== undefined).join(' · ');
}
