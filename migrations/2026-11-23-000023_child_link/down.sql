DROP TABLE child_link_decision;
DROP TABLE child_link;
