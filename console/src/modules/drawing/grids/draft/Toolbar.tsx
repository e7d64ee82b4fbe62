import { BorderOutlined, DragOutlined, RedoOutlined, ScissorOutlined, SelectOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Segmented, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Drawing, type Tool, tools } from './useDrawing.ts';
import { type Reach, reaches, type ToolsInHand } from './useTools.ts';

const icons: Record<Tool, React.ReactNode> = {
  select: <SelectOutlined aria-hidden />,
  reshape: <DragOutlined aria-hidden />,
  split: <ScissorOutlined aria-hidden />,
  draw: <BorderOutlined aria-hidden />,
};
export const toolKeys: Record<Tool, string> = { select: 'v', reshape: 'e', split: 's', draw: 'd' };

interface Props {
  drawing: Drawing;
  hand: ToolsInHand;
  reach: Reach;
  onReach: (reach: Reach) => void;
  /** Shows the whole area again. */
  onFit: () => void;
}

/** The tools over the map, how far pointers snap, and the way back and forth. Below them: how the tool in hand works, or why it refused. */
export const Toolbar = ({ drawing, hand, reach, onReach, onFit }: Props) => {
  const { t } = useTranslation('drawing');
  const { tool, setTool, steps, go, refusal, proposal, chosen, shown } = drawing;
  const only = chosen.length === 1 ? shown.find((area) => area.key === chosen[0])?.name : undefined;
  const how = proposal
    ? t('how.proposal')
    : hand.corner
      ? t('how.corner')
      : t(only && (tool === 'split' || tool === 'draw') ? `how.${tool}One` : `how.${tool}`, { name: only });
  return (
    <div className="grids-tools" role="toolbar" aria-label={t('tools')}>
      <div className="grids-tools-row">
        {tools.map((one) => (
          <Tooltip key={one} title={`${t(`toolHints.${one}`)} (${toolKeys[one].toUpperCase()})`}>
            <Button
              icon={icons[one]}
              aria-pressed={tool === one}
              disabled={proposal !== null}
              type={tool === one ? 'primary' : 'default'}
              onClick={() => setTool(one)}
            >
              {t(`tool.${one}`)}
            </Button>
          </Tooltip>
        ))}
        <span className="grids-tools-gap" />
        <Tooltip title={`${t('undo')} (Ctrl+Z)`}>
          <Button
            icon={<UndoOutlined aria-hidden />}
            aria-label={t('undo')}
            disabled={steps.at === 0 && !proposal}
            onClick={() => go(({ at }) => at - 1)}
          />
        </Tooltip>
        <Tooltip title={`${t('redo')} (Ctrl+Shift+Z)`}>
          <Button
            icon={<RedoOutlined aria-hidden />}
            aria-label={t('redo')}
            disabled={steps.at === steps.all.length - 1}
            onClick={() => go(({ at }) => at + 1)}
          />
        </Tooltip>
        <Button onClick={onFit}>{t('fitAll')}</Button>
        <span className="grids-tools-gap" />
        <span className="soft">{t('snap')}</span>
        <Segmented<Reach>
          size="small"
          value={reach}
          onChange={onReach}
          aria-label={t('snap')}
          options={(Object.keys(reaches) as Reach[]).map((value) => ({ value, label: t(`reach.${value}`) }))}
        />
      </div>
      <div className="grids-tools-row grids-how" aria-live="polite">
        {refusal ? <span className="field-problem">{t(`refusals.${refusal}`)}</span> : <span>{how}</span>}
        {hand.points > 0 && (
          <>
            <Button
              size="small"
              type="primary"
              disabled={hand.points < (tool === 'draw' ? 3 : 2)}
              onClick={() => hand.sketch.current?.finish()}
            >
              {t('finish')}
            </Button>
            <Button size="small" onClick={() => hand.sketch.current?.back()}>
              {t('backOne')}
            </Button>
            <Button size="small" onClick={() => hand.sketch.current?.cancel()}>
              {t('console:cancel')}
            </Button>
          </>
        )}
        {hand.corner && (
          <Button size="small" onClick={hand.removeCorner}>
            {t('removeCorner')}
          </Button>
        )}
      </div>
    </div>
  );
};
