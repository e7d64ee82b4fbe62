import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DraftLine } from './work-lines.ts';

/** A line of work as it is changed: its names, how many areas carry it, its place in the order, and its removal. */
export const WorkLineRow = ({
  line,
  carried,
  problem,
  first,
  last,
  onType,
  onMove,
  onRemove,
}: {
  line: DraftLine;
  /** Areas that carry it. */
  carried: number;
  problem: 'unnamed' | 'twice' | null;
  first: boolean;
  last: boolean;
  onType: (line: DraftLine, field: 'zh' | 'en') => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}) => {
  const { t } = useTranslation('platform');
  const name = line.zh.trim() || t('settings.lines.unnamed');
  const problemId = `line-problem-${line.key}`;
  return (
    <li className="work-line">
      <Input
        id={`line-zh-${line.key}`}
        value={line.zh}
        maxLength={20}
        placeholder={t('settings.lines.zh')}
        aria-label={t('settings.lines.zhOf', { name })}
        status={problem ? 'error' : ''}
        aria-invalid={problem !== null}
        aria-describedby={problem ? problemId : undefined}
        onChange={(e) => onType({ ...line, zh: e.target.value }, 'zh')}
      />
      <Input
        value={line.en}
        maxLength={40}
        lang="en"
        placeholder={t('settings.lines.en')}
        aria-label={t('settings.lines.enOf', { name })}
        onChange={(e) => onType({ ...line, en: e.target.value }, 'en')}
      />
      <span className="soft work-line-use">
        {carried > 0 ? t('settings.lines.carried', { count: carried }) : t('settings.lines.carriedNone')}
      </span>
      <span className="work-line-acts">
        <Button
          type="text"
          id={`line-up-${line.key}`}
          icon={<ArrowUpOutlined />}
          disabled={first}
          aria-label={t('settings.lines.up', { name })}
          onClick={() => onMove(-1)}
        />
        <Button
          type="text"
          id={`line-down-${line.key}`}
          icon={<ArrowDownOutlined />}
          disabled={last}
          aria-label={t('settings.lines.down', { name })}
          onClick={() => onMove(1)}
        />
        <Button
          type="text"
          icon={<DeleteOutlined />}
          disabled={carried > 0}
          title={carried > 0 ? t('settings.lines.kept', { count: carried }) : undefined}
          aria-label={t('settings.lines.remove', { name })}
          onClick={onRemove}
        />
      </span>
      {problem && (
        <p className="field-problem" id={problemId} role="alert">
          {t(problem === 'twice' ? 'settings.lines.twice' : 'settings.lines.needed')}
        </p>
      )}
    </li>
  );
};
