#ifndef FRONTDESK_CNCURSES_H
#define FRONTDESK_CNCURSES_H
int frontdesk_placeholder(void);
#endif
