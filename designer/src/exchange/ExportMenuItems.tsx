import { Menu, Text } from '@mantine/core';
import type { FlowDocument } from '@orderloom/shared/document';
import { IconCode, IconDownload, IconFileText, IconPhoto, IconPrinter } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { exportFlow } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { saveFile } from '../ui/save-file.ts';
import { useTell } from '../ui/tell.ts';
import styles from './Exchange.module.css';
import { exportGroups, pngScales } from './export-list.ts';

interface ExportMenuItemsProps {
  readonly flowId: string;
  /** Gives the flow as it stands, once what is unsaved has been saved. */
  readonly current: () => Promise<FlowDocument>;
}

const icons = { pictures: IconPhoto, words: IconFileText, machines: IconCode, own: IconDownload } as const;

/** Everything a flow can be taken away as, grouped by purpose, each with what it is for. */
export function ExportMenuItems({ flowId, current }: ExportMenuItemsProps) {
  const { t } = useTranslation('exchange');
  const tell = useTell();
  const locale = useLocale();
  const attempt = (work: () => Promise<void>) => () => void work().catch(tell.failed);
  const download = async (format: string) => {
    await current();
    const file = await exportFlow(flowId, format, locale);
    saveFile(file.name, file.text);
  };
  const picture = async (wanted: number) => {
    const [document, { drawPng }] = await Promise.all([current(), import('./draw-png.ts')]);
    const { bytes, scale } = await drawPng(document, locale, wanted);
    saveFile(`${flowId}${wanted === 1 ? '' : `@${wanted}x`}.png`, bytes);
    if (scale < wanted) tell.done(t('smaller', { scale: Math.round(scale * 10) / 10 }));
  };
  const print = async () => {
    const [document, { printDrawing }] = await Promise.all([current(), import('./print-drawing.ts')]);
    await printDrawing(document, locale);
  };
  return (
    <div className={styles.exports}>
      {exportGroups.map(({ group, formats }) => {
        const Icon = icons[group];
        return (
          <div key={group}>
            <Menu.Label>{t(group)}</Menu.Label>
            {group === 'pictures' ? (
              <>
                {pngScales.map((scale) => (
                  <Item
                    key={scale}
                    icon={<IconPhoto size={15} />}
                    name={`${t('png')} ${t('scale', { scale })}`}
                    hint={t(`png${scale}Hint`)}
                    onClick={attempt(() => picture(scale))}
                  />
                ))}
                <Item icon={<IconPrinter size={15} />} name={t('pdf')} hint={t('pdfHint')} onClick={attempt(print)} />
              </>
            ) : null}
            {formats.map((format) => (
              <Item
                key={format}
                icon={<Icon size={15} />}
                name={t(format)}
                hint={t(`${format}Hint`)}
                onClick={attempt(() => download(format))}
              />
            ))}
          </div>
        );
      })}
    </div>
  );
}

interface ItemProps {
  readonly icon: ReactNode;
  readonly name: string;
  readonly hint: string;
  readonly onClick: () => void;
}

function Item({ icon, name, hint, onClick }: ItemProps) {
  return (
    <Menu.Item leftSection={icon} onClick={onClick}>
      {name}
      <Text size="xs" c="dimmed" component="span" display="block" className={styles.hint ?? ''}>
        {hint}
      </Text>
    </Menu.Item>
  );
}
