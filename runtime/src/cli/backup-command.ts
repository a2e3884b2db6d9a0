import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Locale } from '@orderloom/shared/base';
import type { Command } from 'commander';
import { type BackupContent, BackupTooSlow, backUp, noteBackup } from '../store/index.ts';
import { kindOf } from './files.ts';
import { dataFolder, existingDatabase, told } from './open-data.ts';
import { CommandError, localeOf, type Terminal } from './terminal.ts';

interface Options {
  readonly data?: string;
  readonly force?: boolean;
  readonly logLimit: string;
  readonly json?: boolean;
  readonly locale?: string;
}

const megabyte = 1024 * 1024;

/** Adds `backup`, which may run while the server does. */
export function addBackup(program: Command, terminal: Terminal): void {
  program
    .command('backup <file>')
    .description('copies the database into one file, all of it as of one instant, also while the server runs')
    .option('--data <folder>', 'data folder')
    .option('--force', 'replaces the file when it is there')
    .option('--log-limit <MB>', 'gives up when the write-ahead log has grown so far meanwhile', '4096')
    .option('--json', 'the sum as JSON')
    .option('--locale <zh|en>', 'language')
    .action(async (file: string, options: Options) => {
      const locale = localeOf(terminal, options.locale);
      const folder = dataFolder(terminal, options.data);
      const [path, to] = [existingDatabase(folder), resolve(file)];
      checkTarget(file, to, path, options, locale);
      const logLimit = limitOf(options.logLimit);
      const content = await copied(terminal, locale, path, () =>
        backUp({ path, to, logLimit, onProgress: percentLines(terminal, locale) }),
      );
      const at = Date.now();
      note(terminal, folder, { at, file: to, bytes: content.bytes }, locale);
      terminal.out(options.json ? JSON.stringify({ file: to, at: new Date(at).toISOString(), ...content }) : sumOf(to, content)[locale]);
      for (const line of keyLines(content, locale)) terminal.say(line);
    });
}

function checkTarget(file: string, to: string, path: string, { force }: Options, locale: Locale): void {
  if (to === resolve(path)) throw new CommandError({ zh: `${file} 就是数据库本身`, en: `${file} is the database itself` }[locale]);
  if (kindOf(dirname(to)) !== 'folder')
    throw new CommandError({ zh: `${dirname(to)} 不是文件夹`, en: `${dirname(to)} is no folder` }[locale]);
  if (existsSync(to) && !force) {
    throw new CommandError({ zh: `${file} 已存在；用 --force 覆盖`, en: `${file} is there already; --force replaces it` }[locale]);
  }
}

function limitOf(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new CommandError(`--log-limit: ${JSON.stringify(text)} is no number of megabytes`);
  return Number(text) * megabyte;
}

async function copied(terminal: Terminal, locale: Locale, path: string, copy: () => Promise<BackupContent>): Promise<BackupContent> {
  try {
    return await copy();
  } catch (error) {
    if (!(error instanceof BackupTooSlow)) return told(terminal, path, () => fail(error), locale);
    const size = Math.round(error.bytes / megabyte);
    throw new CommandError(
      {
        zh: `备份期间写前日志已增至 ${size} MB，备份已放弃，服务不受影响：请换一个清闲的时段或更快的磁盘，或调大 --log-limit`,
        en: `the write-ahead log grew to ${size} MB while the backup was copied, so it was given up; the server goes on. Choose a quieter hour, a faster disk, or a higher --log-limit`,
      }[locale],
      1,
    );
  }
}

function fail(error: unknown): never {
  throw error;
}

/** The server shows how old its last backup is. A folder that cannot be written is no reason to call the backup failed. */
function note(terminal: Terminal, folder: string, backup: Parameters<typeof noteBackup>[1], locale: Locale): void {
  try {
    noteBackup(folder, backup);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    terminal.say({ zh: `未能记下备份时间：${reason}`, en: `the time of the backup could not be noted: ${reason}` }[locale]);
  }
}

function percentLines(terminal: Terminal, locale: Locale) {
  const stepPercent = 10;
  const shortMs = 2_000;
  const began = performance.now();
  let next = stepPercent;
  return (done: number, all: number): void => {
    const percent = all === 0 ? 100 : Math.floor((done / all) * 100);
    if (percent < next || performance.now() - began < shortMs) return;
    next = percent - (percent % stepPercent) + stepPercent;
    terminal.say({ zh: `已复制 ${percent}%`, en: `${percent}% copied` }[locale]);
  };
}

function sumOf(file: string, { bytes, orders, schema }: BackupContent) {
  const size = (bytes / megabyte).toFixed(1);
  return {
    zh: `备份完成：${file}，${size} MB，${orders} 个订单，结构 ${schema}`,
    en: `backed up: ${file}, ${size} MB, ${orders} orders, schema ${schema}`,
  };
}

function keyLines({ sealed }: BackupContent, locale: Locale): readonly string[] {
  if (sealed === 0) return [];
  return [
    {
      zh: `其中 ${sealed} 处密文要用密钥才能打开。密钥（ORDERLOOM_KEY，或数据目录里的 secret.key）不在备份里：请另外妥善保存，且不要与备份放在一起`,
      en: `${sealed} sealed credentials in it open with the key alone. The key (ORDERLOOM_KEY, or secret.key of the data folder) is not in the backup: keep it safe, and apart from the backup`,
    }[locale],
  ];
}
