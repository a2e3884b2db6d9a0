import { existsSync, mkdirSync } from 'node:fs';
import type { Locale } from '@orderloom/shared/base';
import type { Command } from 'commander';
import { databasePath } from '../database-path.ts';
import { findSecretKey, WrongKey } from '../secrets/index.ts';
import { type BackupContent, holdFolder, openStore, restoreDatabase, type Store, UnusableBackup } from '../store/index.ts';
import { kindOf } from './files.ts';
import { dataFolder, told } from './open-data.ts';
import { CommandError, localeOf, type Terminal } from './terminal.ts';
import { verifyStore } from './verify-command.ts';

interface Options {
  readonly data?: string;
  readonly force?: boolean;
  readonly locale?: string;
}

/** Adds `restore`, which needs the folder for itself. */
export function addRestore(program: Command, terminal: Terminal): void {
  program
    .command('restore <file>')
    .description('puts a backup into a data folder that no server works on, and verifies it; what was there is kept aside')
    .option('--data <folder>', 'data folder')
    .option('--force', 'also where there is a database already')
    .option('--locale <zh|en>', 'language')
    .action(async (file: string, { data, force = false, locale: asked }: Options) => {
      const locale = localeOf(terminal, asked);
      const folder = dataFolder(terminal, data);
      if (kindOf(file) !== 'file') throw new CommandError({ zh: `${file} 不存在`, en: `${file} does not exist` }[locale]);
      mkdirSync(folder, { recursive: true });
      const release = told(terminal, folder, () => holdFolder(folder), locale);
      try {
        await restore(terminal, { file, folder, force, locale });
      } finally {
        release();
      }
    });
}

interface Wanted {
  readonly file: string;
  readonly folder: string;
  readonly force: boolean;
  readonly locale: Locale;
}

async function restore(terminal: Terminal, { file, folder, force, locale }: Wanted): Promise<void> {
  const path = databasePath(folder);
  if (existsSync(path) && !force) {
    throw new CommandError(
      {
        zh: `${folder} 里已有数据库；用 --force 替换，原来的会另存`,
        en: `${folder} has a database already; --force replaces it and keeps it aside`,
      }[locale],
    );
  }
  const { content, kept } = told(terminal, file, () => swapped(file, path, locale), locale);
  if (kept !== null) terminal.say({ zh: `原数据库保存在 ${kept}`, en: `what was there is kept in ${kept}` }[locale]);
  terminal.out(
    {
      zh: `已恢复 ${content.orders} 个订单（结构 ${content.schema}），正在核对`,
      en: `restored ${content.orders} orders (schema ${content.schema}); verifying`,
    }[locale],
  );
  // The backup itself is the copy from before the upgrade.
  const store = told(terminal, path, () => openStore({ path, upgradeCopies: null, now: Date.now }), locale);
  try {
    for (const line of keyLines(terminal, folder, path, content, locale)) terminal.say(line);
    const { differences } = await verifyStore(store, terminal, { locale });
    if (differences > 0) terminal.exit(1);
  } finally {
    store.close();
  }
}

function swapped(file: string, path: string, locale: Locale) {
  try {
    return restoreDatabase({ file, path, now: Date.now() });
  } catch (error) {
    if (!(error instanceof UnusableBackup)) throw error;
    throw new CommandError({ zh: `${file} 不能用来恢复：${error.message}`, en: `${file} cannot be restored: ${error.message}` }[locale], 1);
  }
}

/** A backup holds no key: whether the one at hand opens what is sealed in it. */
function keyLines(terminal: Terminal, folder: string, path: string, { sealed }: BackupContent, locale: Locale): readonly string[] {
  if (sealed === 0) return [];
  const lines = {
    missing: {
      zh: `其中 ${sealed} 处密文要用原来的密钥才能打开，而这里没有密钥：启动服务之前，请设置 ORDERLOOM_KEY，或把原来的 secret.key 放进 ${folder}`,
      en: `${sealed} sealed credentials in it need the key they were stored with, and there is none here: before the server starts, set ORDERLOOM_KEY or put the secret.key of then into ${folder}`,
    },
    wrong: {
      zh: `这里的密钥打不开其中 ${sealed} 处密文：启动服务之前，请换回原来的 ORDERLOOM_KEY 或 secret.key`,
      en: `the key here does not open the ${sealed} sealed credentials in it: before the server starts, put back the ORDERLOOM_KEY or secret.key of then`,
    },
  };
  try {
    const { key, fresh } = findSecretKey(folder, terminal.environment.ORDERLOOM_KEY || undefined);
    if (fresh) return [lines.missing[locale]];
    openedWith(path, key).close();
    return [];
  } catch (error) {
    if (error instanceof WrongKey) return [lines.wrong[locale]];
    throw error;
  }
}

function openedWith(path: string, key: Uint8Array): Store {
  return openStore({ path, key, now: Date.now });
}
