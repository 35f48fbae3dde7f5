terraform import rancher2_role_template.operator rt-abcde
