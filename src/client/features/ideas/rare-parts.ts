// What few visits need, fetched together: one file more is bytes in every first visit.
import { EditIdeaScreen } from './edit-idea-screen.tsx';
import { ReportForm } from './report-form.tsx';

export const RARE_PARTS = { EditIdeaScreen, ReportForm };
