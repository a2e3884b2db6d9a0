import type { Text } from '@orderloom/shared/base';
import { WrongKey } from './secrets/index.ts';
import { DatabaseTooNew, FolderInUse, NoRoomForCopy } from './store/index.ts';

/** Why a database was not opened, and what to do; undefined for what is no refusal of ours. */
export function refusedOpening(error: unknown): Text | undefined {
  if (error instanceof WrongKey) {
    return {
      zh: '密钥与已保存的密文不符，请恢复原来的 ORDERLOOM_KEY 或数据目录里的 secret.key',
      en: `${error.message}: put back the ORDERLOOM_KEY, or the secret.key of the data folder, they were stored with`,
    };
  }
  if (error instanceof DatabaseTooNew) {
    return { zh: `数据库由更新的版本写入（结构 ${error.found}，本程序最高 ${error.known}），请启动更新的程序`, en: error.message };
  }
  if (error instanceof NoRoomForCopy) {
    return {
      zh: `${error.folder} 放不下升级前的数据库副本（需要 ${error.needed} 字节，剩余 ${error.free} 字节），请用 ORDERLOOM_UPGRADE_COPIES 指定别的文件夹，或设为 off`,
      en: `${error.message}; name another folder, or off, in ORDERLOOM_UPGRADE_COPIES`,
    };
  }
  if (error instanceof FolderInUse) {
    return { zh: `数据目录 ${error.folder} 正被运行中的服务使用，请先停止它`, en: `${error.message}: stop it first` };
  }
  return undefined;
}
